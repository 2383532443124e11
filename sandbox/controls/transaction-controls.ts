import { z } from "zod";
import { checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { authorize } from "../transactions/authorize";
import { clear } from "../transactions/clear";
import { correct } from "../transactions/correct";
import { presentForWebhook } from "../transactions/present-transaction";
import { refund } from "../transactions/refund";
import { reverse } from "../transactions/reverse";
import { settle } from "../transactions/settle";
import type { Transaction } from "../transactions/transaction";
import {
  type Control,
  cardByAnyName,
  merchantInput,
  merchantOf,
  positiveAmount,
  transactionById,
} from "./control";

const authorizeInput = merchantInput.extend({
  card: z.string(),
  amount: z.string(),
  currency: z.string().optional(),
  type: z.enum(["Sales", "Withdrawal"]).default("Sales"),
  at: z.iso.datetime({ offset: true }).optional(),
});

const CORRECTABLE = [
  "card",
  "p_user_id",
  "status",
  "type",
  "transaction_currency",
  "transaction_amount",
  "local_currency",
  "local_amount",
  "final_local_amount",
  "calculated_fee",
  "billing_currency",
  "billing_amount",
  "merchant_id",
  "merchant_country",
  "merchant_city",
  "merchant_name",
] as const;

const correction = z.strictObject({
  transaction: z.string(),
  told: z.partialRecord(z.enum(CORRECTABLE), z.string().nullable()),
  action: z.enum(["Authorization", "Reversed", "Settled"]).optional(),
});

const onTransaction = z.object({ transaction: z.string(), amount: z.string().optional() });

export const transactionControls: Control[] = [
  {
    method: "POST",
    path: "authorize",
    about: "A purchase or withdrawal, decided by card status, the four limits, then the balance.",
    example: { card: "8348", amount: "12.30", currency: "HKD", merchant_name: "City Super", type: "Sales" },
    run: ({ issuer }, input) => {
      const wanted = checked(authorizeInput, input);
      const card = cardByAnyName(issuer, wanted.card);
      const currency = wanted.currency ?? card.settlement_currency;
      const { transaction, decision } = authorize(issuer, card, {
        amount: positiveAmount(wanted.amount, currency),
        currency,
        type: wanted.type,
        merchant: merchantOf(wanted),
        at: wanted.at === undefined ? undefined : new Date(wanted.at),
      });
      return { ...shown(issuer, transaction), decision };
    },
  },
  {
    method: "POST",
    path: "settle",
    about: "Settles an authorization; `amount` may differ from what was authorized.",
    example: { transaction: "33cc2ca1-b4bf-4516-9962-31c67a885eeb", amount: "13.00" },
    run: ({ issuer }, input) => change(issuer, input, settle),
  },
  {
    method: "POST",
    path: "reverse",
    about: "Voids an authorization before settlement, or an `amount` of it, and releases what it held.",
    example: { transaction: "33cc2ca1-b4bf-4516-9962-31c67a885eeb" },
    run: ({ issuer }, input) => change(issuer, input, reverse),
  },
  {
    method: "POST",
    path: "clear",
    about:
      "Another clearing, whose `amount` is that of all clearings together, or one that comes after a reversal.",
    example: { transaction: "33cc2ca1-b4bf-4516-9962-31c67a885eeb", amount: "15.00" },
    run: ({ issuer }, input) => change(issuer, input, clear),
  },
  {
    method: "POST",
    path: "correct",
    about:
      "What the issuer says of a transaction from now on, in its list and in later webhooks; null: not said. `action` announces it.",
    example: {
      transaction: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
      told: { merchant_name: "City Super Ltd", local_amount: null },
    },
    run: ({ issuer }, input) => {
      const { transaction, told, action } = checked(correction, input);
      return shown(issuer, correct(issuer, transactionById(issuer, transaction), told, action));
    },
  },
  {
    method: "POST",
    path: "refund",
    about: "Gives back a settled purchase, wholly or in part, as a new transaction of type Refund.",
    example: { transaction: "33cc2ca1-b4bf-4516-9962-31c67a885eeb", amount: "5.00" },
    run: ({ issuer }, input) => change(issuer, input, refund),
  },
];

function change(
  issuer: Issuer,
  input: unknown,
  verb: (issuer: Issuer, transaction: Transaction, amount?: ReturnType<typeof positiveAmount>) => Transaction,
) {
  const wanted = checked(onTransaction, input);
  const transaction = transactionById(issuer, wanted.transaction);
  const amount =
    wanted.amount === undefined ? undefined : positiveAmount(wanted.amount, transaction.transaction_currency);
  return shown(issuer, verb(issuer, transaction, amount));
}

function shown(issuer: Issuer, transaction: Transaction) {
  return {
    transaction: {
      ...presentForWebhook(issuer, transaction),
      p_user_id: transaction.p_user_id,
      refund_of: transaction.refund_of,
      decline_reason: transaction.decline_reason,
    },
  };
}

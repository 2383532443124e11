import { z } from "zod";
import { CORPORATE } from "../balances/account";
import { available, move } from "../balances/ledger";
import { checked } from "../http/operation";
import type { Issuer } from "../issuer";
import { Money, plain } from "../money";
import { invalidParameter, notFound } from "../problem";
import { challenge } from "../three-ds/challenge";
import { userByAnyId } from "../users/find-user";
import { networkNamed } from "../wallets/networks";
import { topUp } from "../wallets/top-up";
import type { Wallet } from "../wallets/wallet";
import { type Control, cardByAnyName, merchantInput, merchantOf, positiveAmount } from "./control";

const depositInput = z.strictObject({
  currency: z.string(),
  amount: z.string(),
  p_user_id: z.string().optional(),
  wallet: z.string().optional(),
  network: z.string().optional(),
});
const threeDsInput = merchantInput.extend({
  card: z.string(),
  amount: z.string(),
  currency: z.string().optional(),
});

export const moneyControls: Control[] = [
  {
    method: "POST",
    path: "deposit",
    about:
      "Adds money to the company's account, to a user's with p_user_id, or brings coins to a wallet with wallet, or p_user_id and network.",
    example: { currency: "HKD", amount: "1000.00" },
    run: ({ issuer }, input) => deposit(issuer, checked(depositInput, input)),
  },
  {
    method: "GET",
    path: "balances",
    about: "Every account, and the sum of each currency over all owners.",
    run: ({ issuer }) => ({ accounts: accountsOf(issuer), totals: totalsOf(issuer) }),
  },
  {
    method: "POST",
    path: "three-ds",
    about: "Starts a 3DS verification: the code goes out by webhook, and is in this answer.",
    example: { card: "8348", amount: "101", currency: "HKD", merchant_name: "Trip.com" },
    run: ({ issuer }, input) => {
      const wanted = checked(threeDsInput, input);
      const card = cardByAnyName(issuer, wanted.card);
      const currency = wanted.currency ?? card.settlement_currency;
      const amount = positiveAmount(wanted.amount, currency);
      const merchant = merchantOf(wanted);
      const { id, otp_code } = challenge(issuer, card, { amount, currency, merchant });
      return { verification_id: id, otp_code, card_reference_id: card.reference_id };
    },
  },
];

function deposit(issuer: Issuer, wanted: z.output<typeof depositInput>) {
  const amount = positiveAmount(wanted.amount, wanted.currency);
  if (wanted.wallet !== undefined || wanted.network !== undefined) {
    const wallet = walletFor(issuer, wanted);
    if (wallet.currency !== wanted.currency)
      throw invalidParameter(`currency: the wallet takes ${wallet.currency}.`);
    const { seq: _, ...transaction } = topUp(issuer, wallet, amount);
    return { wallet_transaction: transaction };
  }
  const owner = wanted.p_user_id ? userByAnyId(issuer, wanted.p_user_id).user_id : CORPORATE;
  move(issuer, owner, wanted.currency, amount);
  return {
    balance: { currency: wanted.currency, balance: plain(available(issuer, owner, wanted.currency)) },
  };
}

function walletFor(issuer: Issuer, wanted: z.output<typeof depositInput>): Wallet {
  const { wallets } = issuer.store.tables;
  if (wanted.wallet !== undefined) {
    const named = wallets.find(wanted.wallet);
    if (!named) throw notFound(`There is no wallet with the id ${wanted.wallet}.`);
    return named;
  }
  const network = networkNamed(wanted.network ?? "");
  if (!network) throw invalidParameter(`network: ${wanted.network} is unknown to the sandbox.`);
  if (!wanted.p_user_id) throw invalidParameter("p_user_id: needed to find the wallet of a network.");
  const wallet = wallets
    .within("p_user_id", userByAnyId(issuer, wanted.p_user_id).user_id)
    .oldestFirst()
    .find((row) => row.network === network.name && row.currency === wanted.currency);
  if (!wallet) throw notFound(`This user has no ${wanted.currency} wallet on ${network.name}.`);
  return wallet;
}

function accountsOf(issuer: Issuer) {
  const rows = issuer.store.tables.accounts.all().oldestFirst();
  return rows.map(({ owner, currency, balance }) => ({ owner, currency, balance }));
}

function totalsOf(issuer: Issuer): Record<string, string> {
  const totals = new Map<string, Money>();
  for (const { currency, balance } of accountsOf(issuer)) {
    totals.set(currency, (totals.get(currency) ?? new Money(0)).plus(balance));
  }
  return Object.fromEntries([...totals].map(([currency, total]) => [currency, plain(total)]));
}

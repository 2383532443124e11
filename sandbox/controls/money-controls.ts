import { z } from "zod";
import { CORPORATE } from "../balances/account";
import { available, move } from "../balances/ledger";
import { checked } from "../http/operation";
import { plain } from "../money";
import { challenge } from "../three-ds/challenge";
import { userByAnyId } from "../users/find-user";
import { type Control, cardByAnyName, merchantInput, merchantOf, positiveAmount } from "./control";

const depositInput = z.object({ currency: z.string(), amount: z.string(), p_user_id: z.string().optional() });
const threeDsInput = merchantInput.extend({
  card: z.string(),
  amount: z.string(),
  currency: z.string().optional(),
});

export const moneyControls: Control[] = [
  {
    method: "POST",
    path: "deposit",
    about: "Adds money to the company's account, or to a user's with p_user_id.",
    example: { currency: "HKD", amount: "1000.00" },
    run: ({ issuer }, input) => {
      const wanted = checked(depositInput, input);
      const amount = positiveAmount(wanted.amount, wanted.currency);
      const owner = wanted.p_user_id ? userByAnyId(issuer, wanted.p_user_id).user_id : CORPORATE;
      move(issuer, owner, wanted.currency, amount);
      return {
        balance: { currency: wanted.currency, balance: plain(available(issuer, owner, wanted.currency)) },
      };
    },
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
      const { id, otp_code } = challenge(issuer, card, { amount, currency, merchant: merchantOf(wanted) });
      return { verification_id: id, otp_code, card_reference_id: card.reference_id };
    },
  },
];

import { parseAmountInput } from "@/lib/core/amount-input";
import { compareMoney, money, subtractMoney } from "@/lib/core/money";
import type { FieldErrors } from "@/lib/core/result";
import type { UserListItem } from "@/lib/users/schema";

/** What a form holds while it is written. */
export interface TransferDraft {
  sender: UserListItem | null;
  receiver: UserListItem | null;
  currency: string;
  amount: string;
  remark: string;
}

/** What can be said to be wrong without asking the server, by field; the server judges it all again. */
export function problemsOf({ sender, receiver, currency, amount, remark }: TransferDraft): FieldErrors {
  const read = parseAmountInput(amount, currency, { allowZero: false });
  const same = sender !== null && sender.id === receiver?.id;
  return {
    ...(sender ? {} : { senderId: "senderNeeded" }),
    ...(receiver ? {} : { receiverId: "receiverNeeded" }),
    ...(same ? { receiverId: "sameUser" } : {}),
    ...(currency ? {} : { currency: "currencyNeeded" }),
    ...(read.ok ? {} : { amount: read.problem }),
    ...(remark.trim() ? {} : { remark: "remarkNeeded" }),
  };
}

/** The amount in the digits of its currency; null while it is none. */
export function exactAmount({ amount, currency }: Pick<TransferDraft, "amount" | "currency">): string | null {
  const read = parseAmountInput(amount, currency, { allowZero: false });
  return read.ok ? read.amount : null;
}

/** What is left of a balance, and whether there is enough. Both are of one currency, whatever its code's length. */
export function leftOf(balance: string, amount: string): { left: string; enough: boolean } {
  const left = subtractMoney(money(balance, "XXX"), money(amount, "XXX"));
  return { left: left.amount, enough: compareMoney(left, money("0", "XXX")) >= 0 };
}

/** The currency that a sender most likely means: the first one in which there is money. */
export function likelyCurrency(
  balances: readonly { currency: string; balance: string }[] | undefined,
  options: readonly string[],
): string {
  const funded = balances?.find(({ balance }) => compareMoney(money(balance, "XXX"), money("0", "XXX")) > 0);
  return funded?.currency ?? options[0] ?? "";
}

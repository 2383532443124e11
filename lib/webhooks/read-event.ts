import { challengeIn, type IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { readTolerantly } from "@/lib/issuing/tolerant-json";
import type { IssuerTransaction } from "@/lib/issuing/types";
import { findObject, text } from "@/lib/issuing/wire";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import type { Observed } from "@/lib/transactions/mirror-transactions";

/** What the body of a webhook says (issuing-api §9.3, §9.4). */
export type WebhookEvent =
  | { kind: "transaction"; observed: Observed; repaired: boolean }
  | { kind: "challenge"; challenge: IssuerChallenge; repaired: boolean }
  | { kind: "not-json" | "not-understood" };

/** Reads the text of a verified body. A body that had to be repaired counts only when its transaction is sound. */
export function readEvent(body: string): WebhookEvent {
  const reading = readTolerantly(body);
  if (!reading) return { kind: "not-json" };
  const { json, repaired } = reading;
  const challenge = challengeIn(json);
  if (challenge) return { kind: "challenge", challenge, repaired };
  const fields = findObject(json, []);
  if (!fields || fields.get("card_transaction") === undefined) {
    return { kind: repaired ? "not-json" : "not-understood" };
  }
  try {
    const observed = { transaction: decodeTransaction(json), action: text(fields, "action") };
    if (repaired && !isSound(observed.transaction)) return { kind: "not-json" };
    return { kind: "transaction", observed, repaired };
  } catch {
    return { kind: repaired ? "not-json" : "not-understood" };
  }
}

/** Says what a transaction cannot do without; the contract's samples do. */
function isSound(said: IssuerTransaction): boolean {
  const amount = said.transactionAmount ?? said.localAmount;
  const currency = said.transactionCurrency ?? said.localCurrency;
  return Boolean(said.id && said.card && said.status && amount && currency);
}

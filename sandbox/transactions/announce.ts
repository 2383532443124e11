import type { Issuer } from "../issuer";
import { presentForWebhook } from "./present-transaction";
import type { Transaction } from "./transaction";

export type TransactionAction = "Authorization" | "Reversed" | "Settled";

/** Queues the realtime webhook of §9.4 in the same commit as the change it tells of. */
export function announce(issuer: Issuer, action: TransactionAction, transaction: Transaction) {
  issuer.outbox.enqueue({
    kind: "transaction",
    action,
    subject: transaction.id,
    body: JSON.stringify({ action, card_transaction: presentForWebhook(issuer, transaction) }),
  });
}

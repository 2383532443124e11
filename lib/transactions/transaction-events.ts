import "server-only";
import { db, type Prisma, type TransactionEvent } from "@/lib/core/db";
import { withoutSecrets } from "@/lib/issuing/without-secrets";
import type { RawEvent } from "@/lib/transactions/detail-schema";
import { groupedBy } from "@/lib/transactions/grouped-by";
import type { TransactionFacts } from "@/lib/transactions/observation";
import type { ObservedEvent } from "@/lib/transactions/transaction-timeline";

export interface StoredEvent extends ObservedEvent {
  payload: Prisma.JsonValue;
}

/** Everything that was observed of a transaction, oldest first. */
export async function listEvents(transactionId: string): Promise<StoredEvent[]> {
  const rows = await db().transactionEvent.findMany({ where: { transactionId }, orderBy: { id: "asc" } });
  return rows.map(toStoredEvent);
}

/** The same of many transactions, by transaction. */
export async function listEventsOf(transactionIds: readonly string[]): Promise<Map<string, StoredEvent[]>> {
  const rows = await db().transactionEvent.findMany({
    where: { transactionId: { in: [...transactionIds] } },
    orderBy: { id: "asc" },
  });
  const groups = groupedBy(rows, (row) => row.transactionId);
  return new Map([...groups].map(([id, events]) => [id, events.map(toStoredEvent)]));
}

/** Row → DTO: what the issuer sent, readable, without one-time codes and card numbers. */
export function toRawEvent({ id, source, action, payload, observedAt }: StoredEvent): RawEvent {
  const json = withoutSecrets(JSON.stringify(payload, null, 2));
  return { id, source, action, observedAt: observedAt.toISOString(), json };
}

function toStoredEvent({ id, source, facts, ...event }: TransactionEvent): StoredEvent {
  return {
    ...event,
    id: id.toString(),
    source: source === "webhook" || source === "sync" ? source : "other",
    // Our own writing: `mirrorTransactions` puts in what `foldTransaction` reads.
    facts: facts as unknown as TransactionFacts,
  };
}

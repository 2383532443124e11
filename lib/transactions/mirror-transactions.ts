import "server-only";
import { createHash } from "node:crypto";
import { Prisma, type Tx } from "@/lib/core/db";
import { storableInstant } from "@/lib/issuing/bounds";
import type { IssuerTransaction } from "@/lib/issuing/types";
import { readFields } from "@/lib/issuing/wire";
import { publishChanges } from "@/lib/live/publish";
import { captureContexts } from "@/lib/transactions/capture-context";
import { foldTransaction } from "@/lib/transactions/fold";
import { groupedBy } from "@/lib/transactions/grouped-by";
import {
  type TransactionFacts,
  type TransactionObservation,
  withoutRepetition,
} from "@/lib/transactions/observation";
import { writeFolded } from "@/lib/transactions/write-folded";

export interface Observed {
  transaction: IssuerTransaction;
  /** The webhook's action; null for a row of a list. */
  action: string | null;
  /** When it was said: the signed time of a delivery, or when the list was asked for. Without one: now. */
  saidAt?: Date;
  /** When it arrived, by our clock. Without one: now. */
  heardAt?: Date;
}

export interface MirroredTransactions {
  inserted: number;
  updated: number;
}

/**
 * Adds what was observed to the append-only events and folds the transactions it names again, whatever stood in their
 * rows: a row is never more than its events say. Idempotent: what was observed before, by webhook or by list, only widens
 * the times at which it was said. One page is a handful of statements.
 */
export async function mirrorTransactions(
  tx: Tx,
  observed: readonly Observed[],
  source: "sync" | "webhook",
  at: Date,
): Promise<MirroredTransactions> {
  const events = toEvents(observed, at);
  const ids = [...new Set(events.map((event) => event.transactionId))].sort();
  await lockTransactions(tx, ids);
  const stored = await storedEvents(tx, ids);
  const hashes = new Set(stored.map((event) => `${event.transactionId} ${event.contentHash}`));
  const isKnown = (event: Event) => hashes.has(`${event.transactionId} ${event.contentHash}`);
  const fresh = events.filter((event) => !isKnown(event));
  await widenTimes(tx, events.filter(isKnown));
  const all = groupedBy([...stored, ...events], ({ transactionId }) => transactionId);
  const rows = ids.map((id) => ({ id, ...foldTransaction(all.get(id) ?? []) }));
  const changed = await writeFolded(tx, rows, at);
  if (fresh.length > 0) await tx.$executeRaw(eventsSql(fresh, source, at));
  const existing = new Set(stored.map((event) => event.transactionId));
  const inserted = ids.filter((id) => !existing.has(id));
  await captureContexts(tx, source, inserted, at);
  const touched = new Set([...changed, ...fresh.map((event) => event.transactionId)]);
  const changes = rows.filter(({ id }) => touched.has(id));
  await publishChanges(
    tx,
    "transactions",
    changes.map(({ id, cardId }) => ({ id, ...(cardId ? { cardId } : {}) })),
  );
  return { inserted: inserted.length, updated: touched.size - inserted.length };
}

/**
 * Makes these rows what their events say, and gives the ids of those that were not. Rows without events are left alone.
 * The caller holds their locks.
 */
export async function restoreTransactions(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const events = groupedBy(await storedEvents(tx, ids), ({ transactionId }) => transactionId);
  const rows = [...events].map(([id, said]) => ({ id, ...foldTransaction(said) }));
  return writeFolded(tx, rows, at);
}

/** Keeps others from changing these transactions until the transaction ends; in one order, so that two never wait in a circle. */
export async function lockTransactions(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtextextended('transaction:' || id, 0)))
    FROM unnest(${[...ids].sort()}::text[]) AS id`;
}

/** Rows of a list that was asked for at that time, as observations. */
export function observedInList(transactions: readonly IssuerTransaction[], askedAt: Date): Observed[] {
  return transactions.map((transaction) => ({
    transaction,
    action: null,
    saidAt: askedAt,
    heardAt: askedAt,
  }));
}

interface StoredEvent extends TransactionObservation {
  transactionId: string;
  contentHash: string;
}

interface Event extends StoredEvent {
  payload: Prisma.InputJsonObject;
}

async function storedEvents(tx: Tx, ids: readonly string[]): Promise<StoredEvent[]> {
  const events = await tx.transactionEvent.findMany({
    where: { transactionId: { in: [...ids] } },
    omit: { payload: true },
  });
  // Our own writing: `toEvents` put it in.
  return events.map((event) => ({ ...event, facts: event.facts as unknown as TransactionFacts }));
}

function toEvents(observed: readonly Observed[], at: Date): Event[] {
  const events = observed.map(({ transaction, action, saidAt = at, heardAt = at }) => ({
    transactionId: transaction.id,
    action,
    facts: factsOf(transaction, action === null),
    firstSaidAt: saidAt,
    lastSaidAt: saidAt,
    heardAt,
    payload: transaction.raw as Prisma.InputJsonObject,
  }));
  const byId = groupedBy(events, ({ transactionId }) => transactionId);
  return [...byId.values()].flatMap(withoutRepetition).map(({ content, ...event }) => ({
    ...event,
    contentHash: createHash("sha256").update(content).digest("hex"),
  }));
}

/**
 * What a transaction of the issuer says, in our own terms. A row of the list says of its documented fields also that they
 * are empty; there an amount that is no number says nothing.
 */
export function factsOf(said: IssuerTransaction, fromList = false): TransactionFacts {
  const facts = {
    cardId: said.card,
    pUserId: said.pUserId,
    status: said.status,
    type: said.type,
    transactionCurrency: said.transactionCurrency,
    transactionAmount: said.transactionAmount,
    localCurrency: said.localCurrency,
    localAmount: said.localAmount,
    finalLocalAmount: said.finalLocalAmount,
    billingCurrency: said.billingCurrency,
    billingAmount: said.billingAmount,
    calculatedFee: said.calculatedFee,
    merchantId: said.merchantId,
    merchantName: said.merchantName,
    merchantCountry: said.merchantCountry,
    merchantCity: said.merchantCity,
    occurredAt: said.createdAt === null ? null : storableInstant(said.createdAt),
  };
  return fromList ? { ...facts, ...emptyIn(facts, said.raw) } : facts;
}

/** Fields of the list that come as null or blank, by their name there (issuing-api §3.8). */
const DOCUMENTED = {
  p_user_id: "pUserId",
  local_currency: "localCurrency",
  local_amount: "localAmount",
  final_local_amount: "finalLocalAmount",
  calculated_fee: "calculatedFee",
  merchant_id: "merchantId",
  merchant_name: "merchantName",
  merchant_country: "merchantCountry",
  merchant_city: "merchantCity",
} as const satisfies Record<string, keyof TransactionFacts>;

function emptyIn(facts: TransactionFacts, raw: IssuerTransaction["raw"]): Partial<TransactionFacts> {
  const fields = readFields(raw);
  const empty = Object.entries(DOCUMENTED).filter(([name, field]) => {
    const value = fields.get(name);
    return facts[field] === null && (value === null || (typeof value === "string" && value.trim() === ""));
  });
  return Object.fromEntries(empty.map(([, field]) => [field, ""]));
}

/** What was said before may have been said earlier or later than is known: only such rows are written. */
async function widenTimes(tx: Tx, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`
    UPDATE transaction_event AS e SET first_said_at = least(e.first_said_at, g.first_said_at),
      last_said_at = greatest(e.last_said_at, g.last_said_at), heard_at = least(e.heard_at, g.heard_at)
    FROM unnest(
      ${events.map((event) => event.transactionId)}::text[], ${events.map((event) => event.contentHash)}::text[],
      ${times(events, "firstSaidAt")}::timestamptz[],
      ${times(events, "lastSaidAt")}::timestamptz[], ${times(events, "heardAt")}::timestamptz[]
    ) AS g(id, hash, first_said_at, last_said_at, heard_at)
    WHERE e.transaction_id = g.id AND e.content_hash = g.hash AND (g.first_said_at < e.first_said_at
      OR g.last_said_at > e.last_said_at OR g.heard_at < e.heard_at)`;
}

function times(events: readonly Event[], time: "firstSaidAt" | "lastSaidAt" | "heardAt"): string[] {
  return events.map((event) => event[time].toISOString());
}

/** One array for each column: a statement of nine parameters for any number of events. */
function eventsSql(events: readonly Event[], source: string, at: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO transaction_event (transaction_id, content_hash, source, action, facts, payload, observed_at,
      first_said_at, last_said_at, heard_at)
    SELECT id, hash, ${source}, action, facts::jsonb, payload::jsonb, ${at}::timestamptz, first_said_at, last_said_at,
      heard_at
    FROM unnest(
      ${events.map((event) => event.transactionId)}::text[], ${events.map((event) => event.contentHash)}::text[],
      ${events.map((event) => event.action)}::text[],
      ${events.map((event) => JSON.stringify(event.facts))}::text[],
      ${events.map((event) => JSON.stringify(event.payload))}::text[],
      ${times(events, "firstSaidAt")}::timestamptz[],
      ${times(events, "lastSaidAt")}::timestamptz[], ${times(events, "heardAt")}::timestamptz[]
    ) AS given(id, hash, action, facts, payload, first_said_at, last_said_at, heard_at)`;
}

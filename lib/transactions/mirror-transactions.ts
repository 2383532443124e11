import "server-only";
import { createHash } from "node:crypto";
import { Prisma, type Tx } from "@/lib/core/db";
import { storableInstant } from "@/lib/issuing/bounds";
import type { IssuerTransaction } from "@/lib/issuing/types";
import { publishChanges } from "@/lib/live/publish";
import { captureContexts } from "@/lib/transactions/capture-context";
import {
  canonical,
  foldTransaction,
  type TransactionFacts,
  type TransactionObservation,
} from "@/lib/transactions/fold";

export interface Observed {
  transaction: IssuerTransaction;
  /** The webhook's action; null for a row of a list. */
  action: string | null;
}

export interface MirroredTransactions {
  inserted: number;
  updated: number;
}

/**
 * Adds what was observed to the append-only events and folds the transactions it touches again. Idempotent: what was
 * observed before, by webhook or by list, changes nothing. One page is a handful of statements.
 */
export async function mirrorTransactions(
  tx: Tx,
  observed: readonly Observed[],
  source: "sync" | "webhook",
  at: Date,
): Promise<MirroredTransactions> {
  const events = dedupe(observed.map(toEvent));
  const ids = [...new Set(events.map((event) => event.transactionId))].sort();
  await lockTransactions(tx, ids);
  const known = await tx.$queryRaw<{ id: string; hash: string }[]>`
    SELECT transaction_id AS id, content_hash AS hash FROM transaction_event WHERE transaction_id = ANY(${ids}::text[])`;
  const knownKeys = new Set(known.map((row) => `${row.id} ${row.hash}`));
  const fresh = events.filter((event) => !knownKeys.has(`${event.transactionId} ${event.contentHash}`));
  if (fresh.length === 0) return { inserted: 0, updated: 0 };
  const touched = [...new Set(fresh.map((event) => event.transactionId))];
  const existing = new Set(known.map((row) => row.id));
  const earlier = await earlierObservations(
    tx,
    touched.filter((id) => existing.has(id)),
  );
  const now = grouped(fresh.map(({ transactionId, observation }) => [transactionId, observation]));
  const rows = touched.map((id) => ({
    id,
    ...foldTransaction([...(earlier.get(id) ?? []), ...(now.get(id) ?? [])]),
  }));
  await writeFolded(tx, rows, at);
  await tx.$executeRaw(eventsSql(fresh, source, at));
  const inserted = touched.filter((id) => !existing.has(id));
  await captureContexts(tx, source, inserted, at);
  const changes = rows.map(({ id, cardId }) => ({ id, ...(cardId ? { cardId } : {}) }));
  await publishChanges(tx, "transactions", changes);
  return { inserted: inserted.length, updated: touched.length - inserted.length };
}

/** Keeps others from changing these transactions until the transaction ends; in one order, so that two never wait in a circle. */
export async function lockTransactions(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtextextended('transaction:' || id, 0)))
    FROM unnest(${[...ids].sort()}::text[]) AS id`;
}

/** Puts folded states into their rows. */
export async function writeFolded(
  tx: Tx,
  rows: readonly (TransactionFacts & { id: string })[],
  at: Date,
): Promise<void> {
  await tx.$executeRaw(upsertSql(rows, at));
}

async function earlierObservations(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, TransactionObservation[]>> {
  if (ids.length === 0) return new Map();
  const events = await tx.transactionEvent.findMany({
    where: { transactionId: { in: [...ids] } },
    select: { transactionId: true, action: true, facts: true },
  });
  return grouped(
    events.map(({ transactionId, action, facts }) => [
      transactionId,
      { action, facts: facts as unknown as TransactionFacts },
    ]),
  );
}

function grouped<V>(pairs: readonly (readonly [string, V])[]): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Rows of a list, as observations. */
export function observedInList(transactions: readonly IssuerTransaction[]): Observed[] {
  return transactions.map((transaction) => ({ transaction, action: null }));
}

function toEvent({ transaction, action }: Observed) {
  const observation: TransactionObservation = { action, facts: factsOf(transaction) };
  return {
    transactionId: transaction.id,
    observation,
    contentHash: createHash("sha256").update(canonical(observation)).digest("hex"),
    payload: transaction.raw as Prisma.InputJsonObject,
  };
}

function dedupe<E extends { transactionId: string; contentHash: string }>(events: E[]): E[] {
  return [...new Map(events.map((event) => [`${event.transactionId} ${event.contentHash}`, event])).values()];
}

/** What a transaction of the issuer says, in our own terms. */
export function factsOf(said: IssuerTransaction): TransactionFacts {
  const { card, createdAt, ...rest } = said;
  return {
    cardId: card,
    pUserId: rest.pUserId,
    status: rest.status,
    type: rest.type,
    transactionCurrency: rest.transactionCurrency,
    transactionAmount: rest.transactionAmount,
    localCurrency: rest.localCurrency,
    localAmount: rest.localAmount,
    finalLocalAmount: rest.finalLocalAmount,
    billingCurrency: rest.billingCurrency,
    billingAmount: rest.billingAmount,
    calculatedFee: rest.calculatedFee,
    merchantId: rest.merchantId,
    merchantName: rest.merchantName,
    merchantCountry: rest.merchantCountry,
    merchantCity: rest.merchantCity,
    occurredAt: createdAt === null ? null : storableInstant(createdAt),
  };
}

type Event = ReturnType<typeof toEvent>;

/** One array for each column: a statement of five parameters for any number of events. */
function eventsSql(events: readonly Event[], source: string, at: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO transaction_event (transaction_id, content_hash, source, action, facts, payload, observed_at)
    SELECT id, hash, ${source}, action, facts::jsonb, payload::jsonb, ${at}::timestamptz
    FROM unnest(
      ${events.map((event) => event.transactionId)}::text[], ${events.map((event) => event.contentHash)}::text[],
      ${events.map((event) => event.observation.action)}::text[],
      ${events.map((event) => JSON.stringify(event.observation.facts))}::text[],
      ${events.map((event) => JSON.stringify(event.payload))}::text[]
    ) AS given(id, hash, action, facts, payload)`;
}

function upsertSql(rows: readonly (TransactionFacts & { id: string })[], at: Date): Prisma.Sql {
  const columns = Prisma.raw(COLUMNS.map(([column]) => `"${column}"`).join(", "));
  const fields = Prisma.raw(COLUMNS.map(([, field]) => `"${field}"`).join(", "));
  const arrays = COLUMNS.map(
    ([, field, type]) => Prisma.sql`${rows.map((row) => row[field])}::text[]::${Prisma.raw(type)}[]`,
  );
  const values = Prisma.raw(COLUMNS.map(([, field, , fallback]) => fallback ?? `"${field}"`).join(", "));
  const updates = Prisma.raw(COLUMNS.map(([column]) => `"${column}" = EXCLUDED."${column}"`).join(", "));
  return Prisma.sql`
    INSERT INTO "transaction" (id, ${columns}, sort_at, first_seen_at, updated_at)
    SELECT id, ${values}, coalesce("occurredAt", ${at}::timestamptz), ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${rows.map((row) => row.id)}::text[], ${Prisma.join(arrays)}) AS given(id, ${fields})
    ON CONFLICT (id) DO UPDATE SET ${updates}, updated_at = EXCLUDED.updated_at,
      sort_at = coalesce(EXCLUDED.occurred_at, "transaction".sort_at)`;
}

/** Column, field of the fold, SQL type, and what stands there when nobody said it but a value is needed. */
const COLUMNS: [column: string, field: keyof TransactionFacts, type: string, fallback?: string][] = [
  ["card_id", "cardId", "text", `coalesce("cardId", '')`],
  ["p_user_id", "pUserId", "text"],
  ["status", "status", "text", `coalesce("status", 'Unknown')`],
  ["type", "type", "text", `coalesce("type", 'Unknown')`],
  [
    "transaction_currency",
    "transactionCurrency",
    "text",
    `CASE WHEN "transactionAmount" IS NULL AND "localAmount" IS NOT NULL THEN coalesce("localCurrency", '')
      ELSE coalesce("transactionCurrency", '') END`,
  ],
  ["transaction_amount", "transactionAmount", "numeric", `coalesce("transactionAmount", "localAmount", 0)`],
  ["local_currency", "localCurrency", "text"],
  ["local_amount", "localAmount", "numeric"],
  ["final_local_amount", "finalLocalAmount", "numeric"],
  ["billing_currency", "billingCurrency", "text"],
  ["billing_amount", "billingAmount", "numeric"],
  ["calculated_fee", "calculatedFee", "numeric"],
  ["merchant_id", "merchantId", "text"],
  ["merchant_name", "merchantName", "text", `coalesce("merchantName", '')`],
  ["merchant_country", "merchantCountry", "text"],
  ["merchant_city", "merchantCity", "text"],
  ["occurred_at", "occurredAt", "timestamptz"],
];

import pg from "pg";
import { db } from "../../lib/core/db";
import { decodeTransactions } from "../../lib/issuing/wire-transaction";
import { mirrorTransactions, observedInList } from "../../lib/transactions/mirror-transactions";
import { type Row, transactionRows } from "./transactions-data";

/** What the sync reads with one call, and writes in one transaction. */
export const PAGE = 200;
const PAGES = 50;
const ROUNDS = 5;

/** Rows per second of the sync's write path, and of the same rows written by hand, batch for batch. */
export interface BackfillRates {
  mirror: number;
  /** Into the same table, with all its indexes. */
  byHand: number;
  /** Into a table with the same columns and a primary key. */
  bare: number;
}

/** Writes new transactions in turn by `mirrorTransactions` and by batched `INSERT … ON CONFLICT`; the median of each. */
export async function backfillRates(databaseUrl: string): Promise<BackfillRates> {
  const hand = new pg.Client({ connectionString: databaseUrl });
  await hand.connect();
  await hand.query("DROP TABLE IF EXISTS bench_bare");
  await hand.query(`CREATE TABLE bench_bare (LIKE "transaction")`);
  await hand.query("ALTER TABLE bench_bare DROP COLUMN facet, ADD PRIMARY KEY (id)");
  const rates: BackfillRates[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seed = 1_000_000_007 + round * 3 * PAGES * PAGE;
    rates.push({
      mirror: await rate(seed, (rows) => mirror(rows)),
      byHand: await rate(seed + PAGES * PAGE, (rows) => insert(hand, `"transaction"`, rows)),
      bare: await rate(seed + 2 * PAGES * PAGE, (rows) => insert(hand, "bench_bare", rows)),
    });
  }
  await hand.query("DROP TABLE bench_bare");
  await hand.end();
  const median = (pick: (one: BackfillRates) => number) =>
    rates.map(pick).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0;
  return {
    mirror: median((one) => one.mirror),
    byHand: median((one) => one.byHand),
    bare: median((one) => one.bare),
  };
}

async function rate(seed: number, write: (rows: Row[]) => Promise<void>): Promise<number> {
  const pages = Array.from({ length: PAGES }, (_, page) => [
    ...transactionRows(2 ** 40, seed + page * PAGE, seed + (page + 1) * PAGE),
  ]);
  const started = performance.now();
  for (const rows of pages) await write(rows);
  return (PAGES * PAGE) / ((performance.now() - started) / 1000);
}

/** From the decoded page on, as the sync does. */
async function mirror(rows: Row[]): Promise<void> {
  const listed = decodeTransactions({ transactions: rows.map(asListed) });
  await db().$transaction((tx) =>
    mirrorTransactions(tx, observedInList(listed, new Date()), "sync", new Date()),
  );
}

function asListed(row: Row): Record<string, string | null> {
  return Object.fromEntries(LISTED.map((name, index) => [name, row[index] ?? null]));
}

const LISTED = [
  ...[
    "id",
    "card",
    "p_user_id",
    "status",
    "type",
    "transaction_currency",
    "transaction_amount",
    "local_currency",
  ],
  ...[
    "local_amount",
    "final_local_amount",
    "calculated_fee",
    "merchant_id",
    "merchant_name",
    "merchant_country",
  ],
  ...["merchant_city", "p_created_at"],
];

/** One array for each column, the fastest form that a statement with parameters has. */
async function insert(client: pg.Client, table: string, rows: Row[]): Promise<void> {
  const arrays = TYPES.map(([, type], index) => `$${index + 1}::${type}[]`).join(", ");
  const names = TYPES.map(([name]) => name);
  const updates = names.map((name) => `${name} = EXCLUDED.${name}`).join(", ");
  await client.query(
    `INSERT INTO ${table} (${names.join(", ")}) SELECT * FROM unnest(${arrays})
     ON CONFLICT (id) DO UPDATE SET ${updates}`,
    TYPES.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

const TYPES: [name: string, type: string][] = [
  ["id", "text"],
  ["card_id", "text"],
  ["p_user_id", "text"],
  ["status", "text"],
  ["type", "text"],
  ["transaction_currency", "text"],
  ["transaction_amount", "numeric"],
  ["local_currency", "text"],
  ["local_amount", "numeric"],
  ["final_local_amount", "numeric"],
  ["calculated_fee", "numeric"],
  ["merchant_id", "text"],
  ["merchant_name", "text"],
  ["merchant_country", "text"],
  ["merchant_city", "text"],
  ["occurred_at", "timestamptz"],
  ["sort_at", "timestamptz"],
  ["first_seen_at", "timestamptz"],
  ["updated_at", "timestamptz"],
];

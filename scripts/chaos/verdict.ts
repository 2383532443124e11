import { Decimal } from "decimal.js";
import pg from "pg";
import type { Expected } from "./lives";
import type { Plan } from "./plan";

export interface Verdict {
  /** Everything that is not as the oracle says; empty: none lost, none doubled. */
  faults: string[];
  transactions: number;
  events: number;
  deliveries: number;
  repetitions: number;
  late: number;
  outOfOrder: number;
}

const COLUMNS = `id, card_id AS "cardId", status, type, transaction_amount::text AS "transactionAmount",
  local_amount::text AS "localAmount", final_local_amount::text AS "finalLocalAmount",
  calculated_fee::text AS "calculatedFee", billing_amount::text AS "billingAmount",
  billing_currency AS "billingCurrency", merchant_name AS "merchantName",
  (SELECT count(*)::int FROM transaction_event e WHERE e.transaction_id = t.id) AS events`;

/** Waits until nothing waits in the inbox. @throws after `seconds` without an end */
export async function awaitRest(databaseUrl: string, seconds: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    for (const deadline = Date.now() + seconds * 1000; ; ) {
      const { rows } = await client.query<{ waiting: number }>(
        "SELECT count(*)::int AS waiting FROM webhook_delivery WHERE processed_at IS NULL",
      );
      if (rows[0]?.waiting === 0) return;
      if (Date.now() > deadline) throw new Error(`${rows[0]?.waiting} deliveries still wait`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}

/** Lays the mirror beside what the oracle says. */
export function judge(databaseUrl: string, plan: Plan): Promise<Verdict> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Expected>(`SELECT ${COLUMNS} FROM "transaction" t`);
    const inbox = await client.query<Record<"rows" | "repeated" | "late" | "order" | "odd", number>>(
      `SELECT count(*)::int AS rows, coalesce(sum(duplicates), 0)::int AS repeated,
        count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE out_of_order)::int AS order,
        count(*) FILTER (WHERE signature <> 'valid' OR outcome NOT IN ('mirrored', 'unchanged'))::int AS odd
      FROM webhook_delivery`,
    );
    const counts = inbox.rows[0] ?? { rows: 0, repeated: 0, late: 0, order: 0, odd: 0 };
    const faults = [...compareAll(rows, plan.expected)];
    if (counts.rows !== plan.bodies) faults.push(`${counts.rows} deliveries instead of ${plan.bodies}`);
    if (counts.repeated < plan.repetitions) {
      faults.push(`${counts.repeated} repetitions instead of at least ${plan.repetitions}`);
    }
    if (counts.odd > 0) faults.push(`${counts.odd} deliveries were not understood`);
    return {
      faults,
      transactions: rows.length,
      events: rows.reduce((sum, row) => sum + row.events, 0),
      deliveries: counts.rows,
      repetitions: counts.repeated,
      late: counts.late,
      outOfOrder: counts.order,
    };
  });
}

function* compareAll(rows: readonly Expected[], expected: readonly Expected[]): Generator<string> {
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const one of expected) {
    const row = found.get(one.id);
    if (!row) yield `${one.id} is lost`;
    else if (plain(row) !== plain(one)) yield `${plain(row)} instead of ${plain(one)}`;
    found.delete(one.id);
  }
  for (const id of found.keys()) yield `${id} was never announced`;
}

const AMOUNTS = new Set([
  "transactionAmount",
  "localAmount",
  "finalLocalAmount",
  "calculatedFee",
  "billingAmount",
]);

function plain(row: Expected): string {
  const entries = Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    entries.map(([name, value]) => [
      name,
      AMOUNTS.has(name) && value !== null ? new Decimal(value).toFixed() : value,
    ]),
  );
}

export async function withClient<T>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

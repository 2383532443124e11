import { randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { getDeclines } from "@/lib/overview/get-declines";
import { getSpend } from "@/lib/overview/get-spend";
import type { Counted, OverviewQuery, Summed } from "@/lib/overview/schema";
import { listTransactions } from "@/lib/transactions/list-transactions";
import { SaidSum } from "@/lib/transactions/said-sum";
import type { TransactionItem, TransactionQuery } from "@/lib/transactions/schema";

const viewer: Viewer = {
  id: randomUUID(),
  sessionId: "",
  grants: [],
  email: "auditor@example.com",
  name: "A",
  role: "auditor",
};
const NOW = new Date("2026-03-15T04:30:00Z");
const context: RequestContext = { requestId: "r", language: "en", clock: { now: () => NOW } };
const HOURS = 75 * 24;

const facts = fc.sample(
  fc.record({
    status: fc.constantFrom("Settled", "Settled", "Authorized", "Declined", "Reversed", "Held"),
    type: fc.constantFrom("Sales", "Sales", "Withdrawal", "Refund"),
    currency: fc.constantFrom("HKD", "USD", "JPY", "JPY", ""),
    local: fc.constantFrom("HKD", "usd", "", null),
    localAmount: fc.constantFrom("-10.5", "-0.01", "-99999999999999.12", null),
    final: fc.constantFrom("-11", "0", null),
    amount: fc.constantFrom("-7", "-1234567890.123", "-3", null),
    minutesAgo: fc.integer({ min: 0, max: HOURS * 60 }),
  }),
  { numRuns: 600, seed: 11 },
);

beforeAll(async () => {
  const rows = facts.map((fact, index) => ({ ...fact, id: `t-${index}` }));
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, local_currency,
      local_amount, final_local_amount, sort_at, updated_at)
    SELECT id, 'card-1', status, type, currency, CASE WHEN type = 'Refund' THEN -amount ELSE amount END, local,
      CASE WHEN type = 'Refund' THEN -"localAmount" ELSE "localAmount" END,
      CASE WHEN type = 'Refund' THEN -final ELSE final END,
      ${NOW}::timestamptz - "minutesAgo" * interval '1 minute', now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id text, status text, type text, currency text,
      amount numeric, local text, "localAmount" numeric, final numeric, "minutesAgo" int)`;
});

const PERIODS: OverviewQuery[] = [
  { period: "today", zone: "Asia/Hong_Kong" },
  { period: "today", zone: "America/Los_Angeles" },
  { period: "last7", zone: "Asia/Kathmandu" },
  { period: "last30", zone: "America/New_York" },
  { period: "month", zone: "Asia/Hong_Kong" },
  { from: "2026-01-01", zone: "UTC" },
  { from: "2026-03-07", to: "2026-03-09", zone: "America/New_York" },
];

async function rowsBehind(query: TransactionQuery): Promise<TransactionItem[]> {
  const items: TransactionItem[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTransactions(viewer, context, {
      ...Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
      limit: "200",
      ...(cursor ? { cursor } : {}),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

test.each(PERIODS)("%j: each sum and each count is that of the rows behind its link", async (query) => {
  const spend = await getSpend(viewer, context, query);
  for (const one of spend.currencies) {
    for (const sum of [one.spent, one.settled, one.authorized, one.previous]) await expectSum(sum, -1);
    await expectSum(one.refunded, 1);
    if (one.other) await expectCount(one.other);
    for (const column of one.columns) await expectCount(column);
    const parts = new SaidSum();
    for (const part of [one.settled, one.authorized]) parts.addSum(part);
    const { amount, count, withoutAmount } = one.spent;
    expect(parts).toMatchObject({ amount, count, withoutAmount });
    expect(one.columns.reduce((count, column) => count + column.count, 0)).toBe(one.spent.count);
  }
});

test.each(PERIODS)(
  "%j: nothing but what was declined, reversed or is of no known state is left out",
  async (query) => {
    const { currencies, withoutCurrency, span } = await getSpend(viewer, context, query);
    const all = await rowsBehind({ ...span });
    const counted = currencies.reduce(
      (sum, one) => sum + one.spent.count + one.refunded.count + (one.other?.count ?? 0),
      withoutCurrency,
    );
    expect(counted).toBe(all.filter(({ status }) => !["Declined", "Reversed"].includes(status)).length);
    expect(new Set(currencies.map(({ currency }) => currency)).size).toBe(currencies.length);
  },
);

test.each(PERIODS)(
  "%j: declines, their columns and the period before count the rows behind their links",
  async (query) => {
    const declines = await getDeclines(viewer, context, query);
    for (const one of [declines.declined, declines.declinedBefore, declines.all, ...declines.columns]) {
      await expectCount(one);
    }
    const inColumns = declines.columns.reduce((sum, { count }) => sum + count, 0);
    expect(inColumns).toBe(declines.declined.count);
  },
);

test("payments that said no amount are told beside the sums, and a sum of nothing but those is no zero", async () => {
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, sort_at, updated_at)
    VALUES ('silent-1', 'card-1', 'Settled', 'Sales', 'XPF', NULL, '1999-05-05T12:00:00Z', now()),
      ('silent-2', 'card-1', 'Authorized', 'Sales', 'XPF', NULL, '1999-05-05T12:00:00Z', now()),
      ('silent-3', 'card-1', 'Settled', 'Sales', 'XDR', NULL, '1999-05-05T12:00:00Z', now()),
      ('said', 'card-1', 'Settled', 'Sales', 'XDR', -5, '1999-05-05T12:00:00Z', now()),
      ('nothing', 'card-1', 'Settled', 'Sales', '', NULL, '1999-05-05T12:00:00Z', now())`;
  const spend = await getSpend(viewer, context, { from: "1999-05-05", to: "1999-05-05", zone: "UTC" });
  const of = (code: string) => spend.currencies.find(({ currency }) => currency === code);
  expect(of("XPF")?.spent).toMatchObject({ amount: null, count: 2, withoutAmount: 2 });
  expect(of("XPF")?.change).toBeNull();
  expect(of("XDR")?.spent).toMatchObject({ amount: "5", count: 2, withoutAmount: 1 });
  expect(spend.withoutCurrency).toBe(1);
});

test("the viewer's midnight parts two days to the microsecond", async () => {
  const midnight = "2026-03-14T16:00:00Z";
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, sort_at, updated_at)
    VALUES ('edge-before', 'card-1', 'Settled', 'Sales', 'XAF', -1, ${midnight}::timestamptz - interval '1 microsecond', now()),
      ('edge-at', 'card-1', 'Settled', 'Sales', 'XAF', -2, ${midnight}::timestamptz, now())`;
  const today = await getSpend(viewer, context, { period: "today", zone: "Asia/Hong_Kong" });
  const xaf = today.currencies.find(({ currency }) => currency === "XAF");
  expect([xaf?.spent.amount, xaf?.columns[0]?.settled]).toEqual(["2", "2"]);
  const yesterday = { from: "2026-03-14", to: "2026-03-14", zone: "Asia/Hong_Kong" };
  const before = (await getSpend(viewer, context, yesterday)).currencies.find(
    (one) => one.currency === "XAF",
  );
  expect([before?.spent.amount, before?.columns.at(-1)?.settled]).toEqual(["1", "1"]);
});

test("a role without the permission and an unreadable period are refused", async () => {
  const stranger = { ...viewer, role: "guest" } as unknown as Viewer;
  await expect(getSpend(stranger, context, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getDeclines(stranger, context, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  for (const bad of [{ period: "ever" }, { to: "2026-01-01" }, { zone: "Mars/Base" }, { q: "x" }]) {
    await expect(getSpend(viewer, context, bad)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
});

async function expectCount({ count, query }: Counted): Promise<void> {
  if (query.from === query.to) return expect(count).toBe(0);
  if (count > 0) expect((await rowsBehind(query)).length).toBe(count);
}

async function expectSum({ amount, count, withoutAmount, query }: Summed, sign: 1 | -1): Promise<void> {
  if (count === 0) return expect(Number(amount)).toBe(0);
  const rows = await rowsBehind(query);
  expect(rows.length).toBe(count);
  const said = rows.map(debitOf).filter((one) => one !== null);
  expect(withoutAmount).toBe(rows.length - said.length);
  const Precise = Decimal.clone({ precision: 60 });
  const total = said.reduce((sum, one) => sum.plus(one), new Precise(0)).times(sign);
  expect(amount).toBe(said.length === 0 ? null : total.toFixed());
}

/** As the column “In card currency” of the list. */
function debitOf({
  status,
  transactionAmount,
  localAmount,
  localCurrency,
  finalLocalAmount,
}: TransactionItem): string | null {
  if (!localAmount || !localCurrency) return transactionAmount;
  const isFinal = status === "Settled" && finalLocalAmount !== null && Number(finalLocalAmount) !== 0;
  return isFinal ? finalLocalAmount : localAmount;
}

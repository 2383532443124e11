import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { DECLINE_CAUSES, MOST_EXPLAINED } from "@/lib/overview/constants";
import { getDeclines } from "@/lib/overview/get-declines";
import { listDeclines } from "@/lib/overview/list-declines";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";

const NOW = new Date("2026-05-20T04:00:00Z");
const minute = (count: number) => new Date(NOW.getTime() + count * 60_000);
const context: RequestContext = { requestId: "r", language: "en", clock: { now: () => NOW } };
const viewer: Viewer = {
  id: randomUUID(),
  sessionId: "",
  grants: [],
  email: "s@example.com",
  name: "S",
  role: "support",
};

const CARDS = [
  { id: "card-free", status: "Active", expiration: "12/30", limits: [] },
  { id: "card-locked", status: "Locked", expiration: "12/30", limits: [] },
  { id: "card-old", status: "Active", expiration: "03/26", limits: [] },
  {
    id: "card-tight",
    status: "Active",
    expiration: "12/30",
    limits: [
      ["Transaction", "80", "0"],
      ["Daily", "200", "120"],
      ["Monthly", "900", "500"],
      ["Lifetime", "0", "5000"],
    ] as const,
  },
];

const facts = fc.sample(
  fc.record({
    card: fc.constantFrom(...CARDS.map(({ id }) => id), "card-unknown"),
    status: fc.constantFrom("Declined", "Declined", "Authorized", "Settled", "Reversed"),
    amount: fc.constantFrom("-20", "-79.99", "-150", "-800"),
    currency: fc.constantFrom("HKD", "HKD", "USD"),
    local: fc.boolean(),
    source: fc.constantFrom("webhook" as const, "sync" as const),
    at: fc.integer({ min: -6 * 24 * 60, max: -1 }),
  }),
  { numRuns: 260, seed: 5 },
);

beforeAll(async () => {
  for (const { id, status, expiration, limits } of CARDS) {
    const known = { settlementCurrency: "HKD", raw: {}, syncedAt: minute(-200), sortAt: minute(-90_000) };
    await db().card.create({ data: { id, status, expiration, last4: "8348", ...known } });
    await db().cardLimit.createMany({
      data: limits.map(([period, limitAmount, usedAmount]) => ({
        ...{ cardId: id, period, limitAmount, usedAmount, currency: "HKD", syncedAt: minute(-200) },
      })),
    });
  }
  for (const [index, change] of [-4000, -2000, -300].entries()) {
    const row = { id: `change-${index}`, cardId: "card-tight", period: "Daily", raw: {} };
    await db().limitChange.create({
      data: { ...row, limitAmount: String(100 + index * 50), changedAt: minute(change) },
    });
  }
  for (const [index, { card, status, amount, currency, local, source, at }] of facts.entries()) {
    const transaction = decodeTransaction({
      ...{ id: `t-${index}`, card, status, type: "Sales", merchant_name: "Shop" },
      ...{ transaction_currency: currency, transaction_amount: amount },
      ...(local ? { local_currency: "HKD", local_amount: amount } : {}),
      p_created_at: minute(at).toISOString(),
    });
    const seen = [{ transaction, action: source === "webhook" ? "Authorization" : null }];
    await db().$transaction((tx) => mirrorTransactions(tx, seen, source, minute(at + 1)));
  }
});

const WEEK = { period: "last7", zone: "Asia/Hong_Kong" } as const;
const span = { from: minute(-7 * 24 * 60).toISOString(), to: NOW.toISOString() };

test("many declines are explained as each one's own page explains it", async () => {
  const { items, explained, capped } = await listDeclines(viewer, context, span);
  expect(items).toHaveLength(facts.filter(({ status }) => status === "Declined").length);
  expect([explained, capped]).toEqual([items.length, false]);
  for (const { transaction, name, cause } of items) {
    const { decline } = await getTransaction(viewer, context, transaction.id);
    expect({ id: transaction.id, cause }).toEqual({ id: transaction.id, cause: decline?.causes[0] ?? null });
    expect(name).toBe(decline?.causes[0]?.kind ?? "unexplained");
  }
  const names = new Set(items.map(({ name }) => name));
  for (const name of ["limit", "status", "expired", "currency", "unexplained"]) expect(names).toContain(name);
});

test("each cause counts the rows that its link leads to, and together they are all that was looked into", async () => {
  const declines = await getDeclines(viewer, context, WEEK);
  for (const { cause, count, query } of declines.causes) {
    const { items } = await listDeclines(viewer, context, query);
    expect([cause, items.length]).toEqual([cause, count]);
    expect(items.every(({ name }) => name === cause)).toBe(true);
  }
  expect(declines.causes.reduce((sum, { count }) => sum + count, 0)).toBe(declines.explained);
  expect(declines.explained).toBe(declines.declined.count);
  expect(declines.causes.length).toBeLessThanOrEqual(DECLINE_CAUSES.length);
});

test("the newest ones are looked into and the count stays whole where there are more", async () => {
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, sort_at, updated_at)
    SELECT 'many-' || n, 'card-free', 'Declined', 'Sales', 'HKD', -1, ${minute(-8 * 24 * 60)}::timestamptz - n * interval '1 second', now()
    FROM generate_series(1, ${MOST_EXPLAINED}) AS n`;
  const month = await getDeclines(viewer, context, { period: "last30", zone: "UTC" });
  const recent = facts.filter(({ status }) => status === "Declined").length;
  expect(month.declined.count).toBe(recent + MOST_EXPLAINED);
  expect(month.explained).toBe(MOST_EXPLAINED);
  const { items, capped } = await listDeclines(viewer, context, month.span);
  expect([items.length, capped]).toEqual([MOST_EXPLAINED, true]);
  expect(items.filter(({ transaction }) => transaction.id.startsWith("t-"))).toHaveLength(recent);
});

test("rows are refused without the permission, and for a span that is none", async () => {
  const stranger = { ...viewer, role: "guest" } as unknown as Viewer;
  await expect(listDeclines(stranger, context, span)).rejects.toMatchObject({ code: "FORBIDDEN" });
  for (const bad of [
    {},
    { ...span, to: span.from },
    { ...span, cause: "weather" },
    { ...span, from: "today" },
  ]) {
    await expect(listDeclines(viewer, context, bad)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
});

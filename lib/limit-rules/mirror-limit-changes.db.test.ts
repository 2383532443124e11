import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { decodeCard, decodeLimitHistory } from "@/lib/issuing/wire-card";
import { mirrorLimitChanges } from "@/lib/limit-rules/mirror-limit-changes";

interface Row {
  id?: string;
  limit?: string | null;
  amount: string | null;
  remark?: string;
  at: string | null;
}

const STARTED = "2026-05-01T10:00:00Z";
const soon = "2026-05-01T10:00:02Z";
let staffId = "";

beforeAll(async () => {
  const data = { email: "ada@example.com", name: "Ada", role: "finance", passwordHash: "none" };
  staffId = (await db().staff.create({ data })).id;
});

async function newCard(limits: Record<string, string>[]): Promise<string> {
  const id = randomUUID();
  const card = decodeCard({ id, status: "Active", settlement_currency: "HKD", limits });
  await mirrorCard(db(), card, { at: new Date(), from: "list" });
  return id;
}

async function edit(
  cardId: string,
  rules: [period: string, amount: string][],
  remark = "",
  status = "succeeded",
) {
  const asked = rules.map(([period, amount]) => ({
    period,
    setting: amount === "0" ? { kind: "off" } : { kind: "amount", amount },
  }));
  const operation = await db().operation.create({
    data: {
      id: randomUUID(),
      kind: "limits.edit",
      subjectType: "card",
      subjectId: cardId,
      actorId: staffId,
      inputHash: "-",
      input: { rules: asked, remark },
      status,
      requestId: randomUUID(),
      startedAt: new Date(STARTED),
    },
  });
  return operation.id;
}

const mirror = (cardId: string, rows: Row[]) =>
  mirrorLimitChanges(
    db(),
    cardId,
    decodeLimitHistory({
      limit_history: rows.map((row) => ({
        id: row.id ?? randomUUID(),
        card_limit: row.limit === undefined ? "limit-1" : row.limit,
        limit_amount: row.amount,
        remark: row.remark ?? "",
        p_created_at: row.at,
      })),
    }),
  );

/** Oldest first: amount, rule, who says so, operation. */
async function stored(cardId: string) {
  const rows = await db().limitChange.findMany({ where: { cardId }, orderBy: { changedAt: "asc" } });
  return rows.map((row) => [row.limitAmount.toFixed(), row.period, row.periodSource, row.operationId]);
}

test("the rule is known where the issuer names the limit", async () => {
  const card = await newCard([{ period: "Daily", limit_amount: "200", id: "limit-1" }]);
  await mirror(card, [
    { amount: "200", at: "2026-03-02T00:00:00Z" },
    { amount: "7", at: "2026-03-01T00:00:00Z" },
  ]);
  expect(await stored(card)).toEqual([
    ["7", "Daily", "issuer", null],
    ["200", "Daily", "issuer", null],
  ]);
});

test("the rule is derived where only one has the newest amount, and unknown where several have", async () => {
  const limits = [
    { period: "Daily", limit_amount: "200" },
    { period: "Monthly", limit_amount: "900" },
    { period: "Lifetime", limit_amount: "900" },
  ];
  const card = await newCard(limits);
  await mirror(card, [
    { limit: "limit-1", amount: "200.00", at: "2026-03-02T00:00:00Z" },
    { limit: "limit-1", amount: "900", at: "2026-03-01T00:00:00Z" },
    { limit: "limit-2", amount: "900", at: "2026-03-03T00:00:00Z" },
    { limit: null, amount: "200", at: "2026-03-04T00:00:00Z" },
  ]);
  expect(await stored(card)).toEqual([
    ["900", "Daily", "derived", null],
    ["200", "Daily", "derived", null],
    ["900", null, null, null],
    ["200", null, null, null],
  ]);
});

test("a change that we asked for is linked to it, and teaches the rule of its limit", async () => {
  const card = await newCard([{ period: "Daily", limit_amount: "500" }]);
  const operation = await edit(card, [["Monthly", "500.00"]], "travel");
  await mirror(card, [
    { amount: "500", remark: "travel", at: soon },
    { amount: "3", at: "2026-03-01T00:00:00Z" },
  ]);
  await mirror(card, [{ amount: "44", at: "2026-06-01T00:00:00Z" }]);
  expect(await stored(card)).toEqual([
    ["3", "Monthly", "recorded", null],
    ["500", "Monthly", "recorded", operation],
    ["44", "Monthly", "recorded", null],
  ]);
});

test("a rule that was switched off, and one whose reply was lost, are linked too", async () => {
  const card = await newCard([]);
  const operation = await edit(card, [["Daily", "0"]], "", "unknown");
  await mirror(card, [{ amount: "0.00", at: soon }]);
  expect(await stored(card)).toEqual([["0", "Daily", "recorded", operation]]);
});

test("when two rules got the same amount at once, who did it is known and which rule is not guessed", async () => {
  const card = await newCard([]);
  const operation = await edit(card, [
    ["Daily", "500"],
    ["Monthly", "500"],
  ]);
  await mirror(card, [
    { limit: "limit-1", amount: "500", at: soon },
    { limit: "limit-2", amount: "500", at: "2026-05-01T10:00:03Z" },
  ]);
  expect(await stored(card)).toEqual([
    ["500", null, null, operation],
    ["500", null, null, operation],
  ]);
});

test.each<[string, Partial<Row>]>([
  ["another amount", { amount: "501" }],
  ["another remark", { remark: "other" }],
  ["a time that no clock is wrong by", { at: "2026-05-01T10:45:01Z" }],
])("a change with %s is not taken for ours", async (_what, other) => {
  const card = await newCard([]);
  await edit(card, [["Daily", "500"]]);
  await mirror(card, [{ amount: "500", at: soon, ...other }]);
  expect((await stored(card))[0]?.slice(1)).toEqual([null, null, null]);
});

test("an edit that the issuer refused is never given a change", async () => {
  const card = await newCard([]);
  await edit(card, [["Daily", "500"]], "", "refused");
  await mirror(card, [{ amount: "500", at: soon }]);
  expect((await stored(card))[0]?.[3]).toBeNull();
});

test("of two equal edits the closer one is linked", async () => {
  const card = await newCard([]);
  await edit(card, [["Daily", "500"]]);
  const closer = await edit(card, [["Daily", "500"]]);
  await db().operation.update({
    where: { id: closer },
    data: { startedAt: new Date("2026-05-01T10:03:00Z") },
  });
  await mirror(card, [{ amount: "500", at: "2026-05-01T10:03:01Z" }]);
  expect((await stored(card))[0]?.[3]).toBe(closer);
});

async function creation(cardId: string, limits: [period: string, limitAmount: string][]) {
  const id = randomUUID();
  await db().operation.create({
    data: {
      id,
      kind: "cards.create",
      subjectType: "card-request",
      subjectId: id,
      actorId: staffId,
      inputHash: "-",
      input: { title: "Travel", limits: limits.map(([period, limitAmount]) => ({ period, limitAmount })) },
      status: "succeeded",
      result: { cardId },
      requestId: randomUUID(),
      startedAt: new Date(STARTED),
    },
  });
  return id;
}

test("rules that a card was created with here follow from its creation", async () => {
  const card = await newCard([]);
  const rows = [
    { id: `daily-${card}`, limit: "limit-1", amount: "100", at: soon },
    { id: `monthly-${card}`, limit: "limit-2", amount: "900.00", at: soon.replace("02Z", "03Z") },
    { limit: "limit-1", amount: "100", remark: "by the issuer", at: "2026-05-01T10:01:00Z" },
  ];
  await mirror(card, rows);
  expect((await stored(card)).map((row) => row[3])).toEqual([null, null, null]);
  const created = await creation(card, [
    ["Daily", "100.00"],
    ["Monthly", "900"],
  ]);
  await mirror(card, rows.slice(0, 2));
  expect(await stored(card)).toEqual([
    ["100", "Daily", "recorded", created],
    ["900", "Monthly", "recorded", created],
    ["100", null, null, null],
  ]);
});

const minutes = (count: number) => new Date(Date.parse(STARTED) + count * 60_000).toISOString();

test.each([-30, 30])("with the issuer's clock %i minutes off, what was done here stays ours", async (off) => {
  const card = await newCard([]);
  const created = await creation(card, [["Daily", "500"]]);
  const raised = await edit(card, [["Daily", "600"]]);
  const back = await edit(card, [["Daily", "500"]]);
  for (const [id, at] of [[raised, minutes(6)] as const, [back, minutes(12)] as const])
    await db().operation.update({ where: { id }, data: { startedAt: new Date(at) } });
  await mirror(card, [
    { amount: "500", at: minutes(off) },
    { amount: "600", at: minutes(off + 6) },
    { amount: "500", at: minutes(off + 12) },
    { amount: "600", remark: "by the issuer", at: minutes(off + 13) },
  ]);
  expect((await stored(card)).map((row) => row[3])).toEqual([created, raised, back, null]);
});

test("an equal change by others beside ours is theirs, however wrong clocks may be", async () => {
  const card = await newCard([]);
  const operation = await edit(card, [["Daily", "500"]]);
  await mirror(card, [
    { amount: "500", at: soon },
    { amount: "500", at: minutes(20) },
  ]);
  expect((await stored(card)).map((row) => row[3])).toEqual([operation, null]);
});

test("a log read again adds nothing, and rows that say no amount or no time are left out", async () => {
  const card = await newCard([]);
  const rows = [
    { id: `a-${card}`, amount: "5", at: "2026-03-01T00:00:00Z" },
    { amount: null, at: "2026-03-01T00:00:00Z" },
    { amount: "6", at: null },
  ];
  expect(await mirror(card, rows)).toBe(1);
  expect(await mirror(card, rows)).toBe(0);
  expect(await stored(card)).toHaveLength(1);
});

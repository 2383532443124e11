import { expect, test } from "vitest";
import { mirrorCard, mirrorCards } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import type { JsonValue } from "@/lib/issuing/types";
import { decodeCard } from "@/lib/issuing/wire-card";

type Fields = Record<string, JsonValue>;

const minute = (count: number) => new Date(Date.UTC(2026, 4, 1, 0, count));
const daily = (limit: string, used = "0.00", more: Fields = {}) => ({
  period: "Daily",
  limit_amount: limit,
  used_amount: used,
  ...more,
});

/** As Get Card List has it: with limits, without the holder. */
const listed = (id: string, more: Fields = {}) =>
  decodeCard({
    id,
    title: "Travel",
    type: "Expense",
    status: "Active",
    settlement_currency: "HKD",
    first_6_digits: "356772",
    last_4_digits: "8348",
    reference_id: `ref-${id}`,
    p_created_at: "2026-01-02T03:04:05Z",
    expiration_date: "04/32",
    limits: [daily("1000", "10")],
    ...more,
  });

/** As Get Card may have it: with the holder, without limits. */
const detailed = (id: string, more: Fields = {}) =>
  decodeCard({
    id,
    status: "Active",
    p_user_id: "user-1",
    issuer_brand: "JCB",
    business_name: "Acme",
    ...more,
  });

const list = (at: Date, ...cards: ReturnType<typeof listed>[]) =>
  db().$transaction((tx) => mirrorCards(tx, cards, { at, from: "list" }));
const detail = (at: Date, card: ReturnType<typeof listed>) =>
  db().$transaction((tx) => mirrorCard(tx, card, { at, from: "detail" }));
const stored = (id: string) =>
  db().card.findUniqueOrThrow({ where: { id }, include: { limits: { orderBy: { period: "asc" } } } });

test("an older sighting never wins, whatever it says", async () => {
  await list(minute(1), listed("older"));
  await detail(minute(5), detailed("older", { status: "Locked" }));
  await list(minute(3), listed("older", { status: "Active", title: "Old", limits: [daily("1")] }));
  const card = await stored("older");
  expect(card).toMatchObject({ status: "Locked", title: "Travel", syncedAt: minute(5) });
  expect(card.limits[0]?.limitAmount.toFixed()).toBe("1000");
});

test("a list does not erase what the detail said, not even with empty texts", async () => {
  await detail(minute(1), detailed("holder"));
  await list(minute(2), listed("holder", { p_user_id: "", issuer_brand: "", business_name: null }));
  expect(await stored("holder")).toMatchObject({
    pUserId: "user-1",
    pUserIdSource: "issuer",
    mode: "B2C",
    modeSource: "derived",
    issuerBrand: "JCB",
    businessName: "Acme",
    title: "Travel",
    detailSyncedAt: minute(1),
    syncedAt: minute(2),
  });
});

test("a detail that is silent about limits erases none of them", async () => {
  await list(
    minute(1),
    listed("limits", { limits: [daily("1000", "900"), { period: "Lifetime", limit_amount: "5" }] }),
  );
  await detail(minute(2), detailed("limits"));
  const card = await stored("limits");
  expect(card.limits.map((limit) => [limit.period, limit.limitAmount.toFixed()])).toEqual([
    ["Daily", "1000"],
    ["Lifetime", "5"],
  ]);
  expect(card.pressure?.toFixed()).toBe("90");
});

test("a list that names other rules takes the place of those known", async () => {
  await list(minute(1), listed("rules", { limits: [daily("1000", "0", { id: "limit-1" })] }));
  await list(
    minute(2),
    listed("rules", { limits: [daily("1000"), { period: "Monthly", limit_amount: "9" }] }),
  );
  expect((await stored("rules")).limits.map((limit) => [limit.period, limit.issuerLimitId])).toEqual([
    ["Daily", "limit-1"],
    ["Monthly", null],
  ]);
  await list(minute(3), listed("rules", { limits: [] }));
  expect((await stored("rules")).limits).toEqual([]);
});

test("the version moves with status and rules, and not with usage, spelling or a new title", async () => {
  const version = async (at: number, more: Fields) => {
    await list(minute(at), listed("version", more));
    return (await stored("version")).version;
  };
  const first = await version(1, {});
  expect(await version(2, { limits: [daily("1000", "999")] })).toBe(first);
  expect(await version(3, { limits: [daily("1000.000", "999")], title: "New" })).toBe(first);
  expect((await stored("version")).title).toBe("New");
  expect(await version(4, { limits: [daily("1000")], status: "Locked" })).toBe(first + 1);
  expect(await version(5, { limits: [daily("500")], status: "Locked" })).toBe(first + 2);
  expect(await version(6, { limits: [daily("500"), { period: "Monthly", limit_amount: "9" }] })).toBe(
    first + 3,
  );
});

test("a rule's status that one reply has and the next leaves out makes no new version", async () => {
  await list(minute(1), listed("silent", { limits: [daily("1000", "0", { status: "Active" })] }));
  const { version } = await stored("silent");
  await list(minute(2), listed("silent", { limits: [daily("1000", "5")] }));
  expect(await stored("silent")).toMatchObject({ version, limits: [{ status: "Active" }] });
  await list(minute(3), listed("silent", { limits: [daily("2000", "5")] }));
  expect(await stored("silent")).toMatchObject({ version: version + 1, limits: [{ status: null }] });
});

test("seeing the same again only moves the time of sight, for the card and its rules", async () => {
  const seen = { limits: [daily("1000", "10"), daily("1000", "20")] };
  await list(minute(1), listed("same", seen));
  const before = await stored("same");
  const [again] = await list(minute(2), listed("same", seen), listed("same", seen));
  expect(again?.changed).toBe(false);
  const after = await stored("same");
  expect(after).toEqual({
    ...before,
    syncedAt: minute(2),
    limits: before.limits.map((limit) => ({ ...limit, syncedAt: minute(2), answeredAt: minute(2) })),
  });
});

test("a card that was missing is back when it is seen, changed or not", async () => {
  await list(minute(1), listed("gone"), listed("gone-2"));
  await db().card.updateMany({ where: { id: { startsWith: "gone" } }, data: { missingSince: minute(2) } });
  await list(minute(3), listed("gone"), listed("gone-2", { status: "Locked" }));
  expect((await stored("gone")).missingSince).toBeNull();
  expect((await stored("gone-2")).missingSince).toBeNull();
});

test("a status that nobody documented is kept in the issuer's word, and one never said is unknown", async () => {
  await list(minute(1), listed("odd", { status: "Frozen_By_Bank" }), listed("none", { status: null }));
  expect((await stored("odd")).status).toBe("Frozen_By_Bank");
  expect((await stored("none")).status).toBe("Unknown");
});

test("a zero time of creation is not believed", async () => {
  await list(minute(7), listed("zero", { p_created_at: "0001-01-01T00:00:00Z" }));
  expect(await stored("zero")).toMatchObject({ issuedAt: null, sortAt: minute(7) });
});

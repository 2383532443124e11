import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { minute, newCard, see, statusChanged } from "@/scripts/testing/seen-payments";

const context: RequestContext = {
  requestId: randomUUID(),
  language: "en",
  clock: { now: () => minute(600) },
};

const as = (role: Viewer["role"]): Viewer => ({
  id: randomUUID(),
  sessionId: randomUUID(),
  email: `${role}@example.com`,
  name: role,
  role,
  grants: [],
});
const read = (id: string, role: Viewer["role"] = "support") => getTransaction(as(role), context, id);

test("a payment on a locked card is explained by the lock, also after the card was unlocked", async () => {
  const card = await newCard();
  await statusChanged(card, "Active", "Locked", -10, -9);
  const id = await see({ card, at: 0 });
  expect((await read(id)).may).toMatchObject({ unlock: true, editLimits: false, note: true });
  await statusChanged(card, "Locked", "Active", 1, 2);
  const found = await read(id);
  expect(found.decline?.causes).toEqual([
    { kind: "status", status: "Locked", state: "locked", certainty: "known" },
  ]);
  expect(found.now?.status?.status).toBe("Active");
  expect(found.may.unlock).toBe(false);
});

test("usage counts what was authorized since it was last read, and not what was reversed or declined", async () => {
  const card = await newCard([{ period: "Daily", limit: "1000", used: "800", readAt: -30 }]);
  await see({ card, at: -60, status: "Authorized", amount: "-800" });
  await see({ card, at: -20, status: "Authorized", amount: "-50" });
  await see({ card, at: -19, status: "Declined", amount: "-500" });
  const reversed = { card, at: -18, status: "Authorized", amount: "-70", more: { id: randomUUID() } };
  await see(reversed);
  await see({ ...reversed, action: "Reversed", heard: -10 });
  const reversedLater = { card, at: -17, status: "Authorized", amount: "-30", more: { id: randomUUID() } };
  await see(reversedLater);
  await see({ ...reversedLater, action: "Reversed", heard: 10 });
  const id = await see({ card, at: 0, amount: "-150" });
  await see({ card, at: 5, status: "Authorized", amount: "-20" });
  const found = await read(id);
  expect(found.decline?.causes).toMatchObject([
    {
      kind: "limit",
      period: "Daily",
      limit: "1000",
      used: "880",
      asked: "150",
      overBy: "30",
      certainty: "known",
    },
  ]);
  expect(found.now?.limits).toMatchObject([{ period: "Daily", used: "870" }]);
  expect(found.then).toMatchObject({ basis: "captured", timeZone: "Asia/Hong_Kong" });
  expect(found.then?.limits[0]).toMatchObject({
    windowStart: "2026-05-19T16:00:00.000Z",
    windowEnd: "2026-05-20T16:00:00.000Z",
  });
});

const dailyOf = async (card: string, at: number) =>
  (await read(await see({ card, at, amount: "-1" }))).then?.limits.find(({ period }) => period === "Daily")
    ?.used;

test.each<[string, number]>([
  ["added up", -1440],
  ["read on that day", -100],
])("usage that was %s counts the rest of a payment from the partial reversal on", async (_how, readAt) => {
  const card = await newCard([{ period: "Daily", limit: "1000", used: "0", readAt }]);
  const payment = { card, at: -60, status: "Authorized", amount: "-100", more: { id: randomUUID() } };
  await see(payment);
  await see({ ...payment, action: "Reversed", heard: -30, more: { ...payment.more, local_amount: "-40" } });
  expect(await dailyOf(card, -45)).toBe("100");
  expect(await dailyOf(card, -15)).toBe("40");
  const rest = { ...payment.more, local_amount: "-40", final_local_amount: "-40" };
  await see({ ...payment, status: "Settled", action: "Settled", heard: -5, more: rest });
  expect(await dailyOf(card, -45)).toBe("100");
  expect(await dailyOf(card, 0)).toBe("40");
});

test("where a payment did not say what it debits, how much was used is not known", async () => {
  const card = await newCard([{ period: "Daily", limit: "1000", used: "0", readAt: -1440 }]);
  await see({ card, at: -60, status: "Authorized", amount: "-40" });
  expect(await dailyOf(card, -50)).toBe("40");
  await see({
    card,
    at: -30,
    status: "Authorized",
    more: { local_amount: "n/a", transaction_amount: "NaN" },
  });
  expect(await dailyOf(card, -20)).toBeNull();
  const foreign = { local_amount: "", local_currency: "", transaction_currency: "USD" };
  const other = await newCard([{ period: "Daily", limit: "1000", used: "500", readAt: -40 }]);
  await see({ card: other, at: -60, status: "Authorized", more: foreign });
  expect(await dailyOf(other, -20)).toBe("500");
  await see({ card: other, at: -15, status: "Authorized", more: foreign });
  expect(await dailyOf(other, -10)).toBeNull();
});

test("of a payment made while the usage was being read nobody knows whether it is in it", async () => {
  const reading = { period: "Daily", limit: "1000", used: "80", readAt: -60, answeredAt: -59 };
  const [during, after] = [await newCard([reading]), await newCard([reading])];
  await see({ card: during, at: -59.5, status: "Authorized", amount: "-80" });
  expect(await dailyOf(during, -30)).toBeNull();
  await see({ card: after, at: -58, status: "Authorized", amount: "-80" });
  expect(await dailyOf(after, -30)).toBe("160");
  const later = await newCard([reading]);
  expect(await dailyOf(later, -59.8)).toBe("80");
  await see({ card: later, at: -59.5, status: "Authorized", amount: "-80" });
  expect(await dailyOf(later, -59.8)).toBeNull();
});

test("a usage read on another day is not carried over: the day's own transactions are added up", async () => {
  const card = await newCard([{ period: "Daily", limit: "1000", used: "999", readAt: -1440 }]);
  await see({ card, at: -1500, status: "Authorized", amount: "-999" });
  await see({ card, at: -20, status: "Authorized", amount: "-40" });
  const id = await see({ card, at: 0, amount: "-100" });
  const found = await read(id);
  expect(found.decline).toMatchObject({ causes: [], cleared: { limits: [{ period: "Daily", used: "40" }] } });
  expect(found.then?.limits[0]?.certainty).toBe("reconstructed");
});

test("without a kept context the rule is reconstructed from the log and from what was read later", async () => {
  const card = await newCard([{ period: "Daily", limit: "5000", used: "900", readAt: 60 }], {
    detailSyncedAt: minute(60),
  });
  const change = (id: string, amount: string, at: number) => ({
    id: `${card} ${id}`,
    cardId: card,
    period: "Daily",
    limitAmount: amount,
    changedAt: minute(at),
    raw: {},
  });
  await db().limitChange.createMany({ data: [change("a", "700", -9000), change("b", "5000", 30)] });
  await see({ card, at: -20, status: "Authorized", amount: "-650", action: null, heard: 90 });
  const id = await see({ card, at: 0, amount: "-100", action: null, heard: 90 });
  await see({ card, at: -15, status: "Reversed", amount: "-333", action: null, heard: 50 });
  await see({ card, at: 40, status: "Authorized", amount: "-250", action: null, heard: 90 });
  const found = await read(id);
  expect(found.then).toMatchObject({ basis: "reconstructed", capturedAt: null });
  expect(found.decline?.causes).toMatchObject([
    { kind: "limit", limit: "700", used: "650", overBy: "50", certainty: "reconstructed" },
  ]);
  expect(found.roomNow).toEqual(["Daily"]);
});

test("when nothing explains it, no cause is named", async () => {
  const card = await newCard([{ period: "Daily", limit: "1000", used: "0", readAt: -30 }]);
  expect((await read(await see({ card, at: 0 }))).decline).toMatchObject({
    causes: [],
    cleared: { status: "known" },
  });
  expect((await read(await see({ card: randomUUID(), at: 0 }))).decline).toMatchObject({ causes: [] });
  expect((await read(await see({ card, at: 1, status: "Authorized" }))).decline).toBeNull();
});

test("a refund and its likely original name each other; what does not fit is not named", async () => {
  const card = await newCard();
  const settled = { card, status: "Settled", action: "Settled" };
  const original = await see({ ...settled, at: 0, amount: "-100" });
  const smaller = await see({ ...settled, at: 1, amount: "-30" });
  await see({ ...settled, at: 2, amount: "-100", status: "Declined" });
  await see({ ...settled, at: 3, amount: "-100", more: { merchant_id: "m-2" } });
  await see({ ...settled, at: 4, amount: "-100", more: { transaction_currency: "USD" } });
  await see({ ...settled, card: await newCard(), at: 5, amount: "-100" });
  const refund = await see({ ...settled, at: 60, amount: "40" });
  await see({ ...settled, at: 90, amount: "-100" });
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  expect(ids((await read(refund)).guess.originals)).toEqual([original]);
  expect(ids((await read(original)).guess.refunds)).toEqual([refund]);
  expect((await read(smaller)).guess).toEqual({ originals: [], refunds: [] });
});

test("other tries of the card at the merchant are told in order, with their distance", async () => {
  const card = await newCard();
  const before = await see({ card, at: -1 });
  const justBefore = await see({ card, at: -0.4 / 60 });
  const id = await see({ card, at: 0 });
  const justAfter = await see({ card, at: 0.4 / 60 });
  const after = await see({ card, at: 0.2, status: "Authorized" });
  await see({ card, at: 60 * 25 });
  await see({ card, at: 1, more: { merchant_id: "m-2" } });
  const { attempts } = await read(id);
  expect(attempts.map((one) => [one.id, one.status, one.secondsAfter])).toEqual([
    [before, "Declined", -60],
    [justBefore, "Declined", -1],
    [justAfter, "Declined", 1],
    [after, "Authorized", 12],
  ]);
});

test("amounts that nobody said stay unsaid, and the holder's phone shows only its end", async () => {
  const userId = randomUUID();
  const name = { firstName: "Mei", lastName: "Wong", callingCode: "852", phoneNumber: "91234567" };
  await db().cardUser.create({ data: { id: userId, ...name, syncedAt: minute(0) } });
  const card = await newCard([], { pUserId: userId });
  const found = await read(await see({ card, at: 0, status: "Authorized" }));
  expect(found.amounts).toMatchObject({
    local: { amount: "-100", currency: "HKD" },
    fee: null,
    billing: null,
  });
  expect(found.billing).toBeNull();
  expect(found.holder).toMatchObject({ kind: "user", userId, name: "Mei Wong" });
  expect(found.phone).toBe("+852 •••• 4567");
  expect(JSON.stringify(found)).not.toContain("91234567");
});

test("raw events hold neither card numbers nor one-time codes", async () => {
  const card = await newCard();
  const id = await see({ card, at: 0, more: { note: "4111111111111111", otp_code: "123456" } });
  const json = (await read(id)).events.map((event) => event.json).join();
  expect(json).toContain("Bindo Simulator Test");
  expect(json).not.toMatch(/4111111111111111|123456"/);
});

test("one that is not there is not found; what each role may do about it differs", async () => {
  await expect(read("nowhere")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(read("")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(
    getTransaction({ ...as("support"), role: "nobody" as "support" }, context, "x"),
  ).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const card = await newCard([], { status: "Locked" });
  const id = await see({ card, at: 0 });
  expect((await read(id, "finance")).may).toEqual({ note: true, unlock: true, editLimits: true });
  expect((await read(id, "auditor")).may).toEqual({ note: false, unlock: false, editLimits: false });
});

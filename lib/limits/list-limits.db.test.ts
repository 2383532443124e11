import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";
import { listLimits } from "@/lib/limits/list-limits";

const viewer: Viewer = {
  id: randomUUID(),
  sessionId: "",
  grants: [],
  email: "a@example.com",
  name: "A",
  role: "auditor",
};
const at = (time: string): RequestContext => ({
  requestId: "r",
  language: "en",
  clock: { now: () => new Date(time) },
});
/** Noon in Hong Kong on 15 March; the rows were read an hour before. */
const NOON = "2026-03-15T04:00:00Z";
const READ = new Date("2026-03-15T03:00:00Z");

async function card(id: string, over: Record<string, unknown>, rules: [string, string, string, string?][]) {
  const base = { id, status: "Active", settlementCurrency: "HKD", title: `Title ${id}`, last4: id.slice(-4) };
  await db().card.create({
    data: { ...base, sortAt: READ, raw: {}, syncedAt: READ, ...over },
  });
  for (const [period, limitAmount, usedAmount, status] of rules) {
    const pressure =
      Number(limitAmount) === 0 || period === "Transaction"
        ? null
        : (Number(usedAmount) / Number(limitAmount)) * 100;
    await db().cardLimit.create({
      data: {
        cardId: id,
        period,
        limitAmount,
        usedAmount,
        status,
        currency: "HKD",
        pressure,
        syncedAt: READ,
      },
    });
  }
}

beforeAll(async () => {
  await card("card-0001", {}, [
    ["Daily", "100", "90"],
    ["Monthly", "1000", "500"],
    ["Transaction", "50", "0"],
  ]);
  await card("card-0002", {}, [
    ["Daily", "100", "120"],
    ["Lifetime", "0", "10"],
  ]);
  await card("card-0003", { status: "Terminated" }, [["Daily", "100", "99"]]);
  for (let index = 10; index < 40; index += 1) await card(`card-00${index}`, {}, [["Lifetime", "100", "10"]]);
});

const names = (page: { items: { card: { id: string }; period: string }[] }) =>
  page.items.map((item) => `${item.card.id} ${item.period}`);

test("most pressed first, over 100 % included; terminated cards and rules that are off only when asked for", async () => {
  const page = await listLimits(viewer, at(NOON), {});
  expect(names(page).slice(0, 3)).toEqual(["card-0002 Daily", "card-0001 Daily", "card-0001 Monthly"]);
  expect(page.items[0]).toMatchObject({ percent: "120.00", remaining: "-20" });
  expect(names(page)).not.toContain("card-0003 Daily");
  expect(names(page)).not.toContain("card-0002 Lifetime");
  const all = await listLimits(viewer, at(NOON), { terminated: "true", off: "true" });
  expect(names(all)).toContain("card-0003 Daily");
  expect(names(all)).toContain("card-0002 Lifetime");
});

test("usage read before the Hong Kong day or month began counts as zero", async () => {
  const lastMoment = await listLimits(viewer, at("2026-03-15T15:59:59Z"), { pressure: 75 });
  expect(names(lastMoment)).toEqual(["card-0002 Daily", "card-0001 Daily"]);
  const nextDay = await listLimits(viewer, at("2026-03-15T16:00:00Z"), {});
  expect(names(nextDay)[0]).toBe("card-0001 Monthly");
  const daily = nextDay.items.find((item) => item.card.id === "card-0002");
  expect(daily).toMatchObject({ used: "0", percent: "0.00", usedIsOld: true });
  const nextMonth = await listLimits(viewer, at("2026-03-31T16:00:00Z"), { pressure: 1 });
  expect(names(nextMonth).every((name) => name.endsWith("Lifetime"))).toBe(true);
});

test("filters: rule, currency, pressure, card", async () => {
  expect(names(await listLimits(viewer, at(NOON), { period: "Monthly" }))).toEqual(["card-0001 Monthly"]);
  expect((await listLimits(viewer, at(NOON), { currency: "USD" })).items).toEqual([]);
  expect(names(await listLimits(viewer, at(NOON), { pressure: "100" }))).toEqual(["card-0002 Daily"]);
  expect(names(await listLimits(viewer, at(NOON), { q: "0002" }))).toEqual(["card-0002 Daily"]);
});

test("paging gives every rule once, ties included, and leads back", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  let previous: string | null = null;
  do {
    const page = await listLimits(viewer, at(NOON), { limit: 7, ...(cursor ? { cursor } : {}) });
    seen.push(...names(page));
    cursor = page.nextCursor;
    previous = page.previousCursor;
  } while (cursor);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(34);
  const back = await listLimits(viewer, at(NOON), { limit: 7, cursor: previous });
  expect(names(back)).toEqual(seen.slice(seen.length - 6 - 7, seen.length - 6));
});

test("a full card number is never searched, and an unknown role reads nothing", async () => {
  await expect(listLimits(viewer, at(NOON), { q: "3567 7212 3456 7890" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  const stranger = { ...viewer, role: "guest" } as unknown as Viewer;
  await expect(listLimits(stranger, at(NOON), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listLimitChanges(stranger, at(NOON), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the log: days of the issuer's zone, what was before, and who did it where it was done here", async () => {
  const staff = await db().staff.create({
    data: { email: "f@example.com", name: "Fiona", role: "finance", passwordHash: "x" },
  });
  const operationId = randomUUID();
  await db().operation.create({
    data: {
      id: operationId,
      kind: "limits.edit",
      subjectType: "card",
      subjectId: "card-0001",
      actorId: staff.id,
      inputHash: "h",
      input: {},
      status: "succeeded",
      requestId: "r",
    },
  });
  const change = (id: string, changedAt: string, limitAmount: string, more = {}) =>
    db().limitChange.create({
      data: { id, cardId: "card-0001", issuerLimitId: "limit-1", changedAt, limitAmount, raw: {}, ...more },
    });
  await change("a", "2026-03-09T15:59:59Z", "10");
  await change("b", "2026-03-09T16:00:00Z", "20", { operationId, period: "Daily", periodSource: "recorded" });
  await change("c", "2026-03-10T16:00:00Z", "0");
  const day = await listLimitChanges(viewer, at(NOON), { from: "2026-03-10", to: "2026-03-10" });
  expect(day.items).toMatchObject([
    { id: "b", previous: "10", amount: "20", actorName: "Fiona", period: "Daily" },
  ]);
  expect(
    (await listLimitChanges(viewer, at(NOON), { origin: "elsewhere" })).items.map((item) => item.id),
  ).toEqual(["c", "a"]);
  expect(
    (await listLimitChanges(viewer, at(NOON), { period: "unknown" })).items.map((item) => item.id),
  ).toEqual(["c", "a"]);
  const first = await listLimitChanges(viewer, at(NOON), { limit: 2 });
  const second = await listLimitChanges(viewer, at(NOON), { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual(["c", "b", "a"]);
});

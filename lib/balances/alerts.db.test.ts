import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { EVERY_USER, userOwnerKey } from "./constants";
import { getBalanceHistory } from "./get-balance-history";
import { getBalanceOverview } from "./get-balance-overview";
import { countLowBalances, listAlerts } from "./list-alerts";
import { listBalances } from "./list-balances";
import { ownerFrom } from "./owner";
import { recordBalances } from "./record-balances";
import { removeAlert } from "./remove-alert";
import { setAlert } from "./set-alert";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
beforeEach(async () => {
  for (const { id } of (await listAlerts(fixture.viewer("admin"), fixture.context())).items) await remove(id);
  await db().balance.deleteMany();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

type Role = "admin" | "finance" | "support" | "auditor";

const set = (owner: string, threshold: string, currency = "USD", role: Role = "finance") =>
  setAlert(fixture.viewer(role), fixture.context(), { owner, currency, threshold });
const remove = (alertId: string, role: Role = "admin") =>
  removeAlert(fixture.viewer(role), fixture.context(), { alertId });

let seconds = 0;
/** A reading of this amount, later than every one before. */
async function reads(owner: string, amount: string, currency = "USD") {
  seconds += 1;
  const at = new Date(Date.now() + seconds * 1000);
  await recordBalances(ownerFrom(owner), [{ currency, balance: amount }], { at, source: "sync" });
}

async function newOwner(): Promise<string> {
  const { id } = await db().cardUser.create({ data: { id: randomUUID(), syncedAt: new Date() } });
  return userOwnerKey(id);
}

const alarms = (owner: string) => db().balanceAlarm.findMany({ where: { owner }, orderBy: { id: "asc" } });

async function failure(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

test("an alarm is raised once when a reading falls below, and cleared by the reading that is back", async () => {
  const owner = await newOwner();
  await set(owner, "100");
  await reads(owner, "100");
  expect(await alarms(owner)).toHaveLength(0);
  await reads(owner, "99.99");
  await reads(owner, "98");
  await reads(owner, "97");
  expect(await alarms(owner)).toHaveLength(1);
  const overview = await getBalanceOverview(fixture.viewer("support"), fixture.context());
  expect(overview.alarms).toMatchObject({ count: 1, first: [{ amount: "97", low: { threshold: "100" } }] });
  expect(await countLowBalances(fixture.viewer("support"), fixture.context())).toEqual({ count: 1 });
  await reads(owner, "100.00");
  expect(await countLowBalances(fixture.viewer("support"), fixture.context())).toEqual({ count: 0 });
  await reads(owner, "1");
  const [first, second] = await alarms(owner);
  expect(first?.clearedAt).not.toBeNull();
  expect(second).toMatchObject({ clearedAt: null });
  expect(second?.amount.toFixed()).toBe("1");
});

test("another currency, and the company's own balance, are none of an alert for users", async () => {
  const owner = await newOwner();
  await set(EVERY_USER, "100");
  await reads(owner, "1", "EUR");
  await reads("corporate", "1");
  expect(await countLowBalances(fixture.viewer("admin"), fixture.context())).toEqual({ count: 0 });
  await set("corporate", "2");
  expect(await countLowBalances(fixture.viewer("admin"), fixture.context())).toEqual({ count: 1 });
});

test("what is already below is found when the alert is set, and cleared when it is removed or lowered", async () => {
  const owner = await newOwner();
  await reads(owner, "50");
  const alert = await set(owner, "60");
  expect(alert.below).toBe(1);
  expect(await set(owner, "40")).toMatchObject({ id: alert.id, below: 0 });
  expect(await set(owner, "70")).toMatchObject({ id: alert.id, below: 1, threshold: "70" });
  await remove(alert.id);
  expect((await alarms(owner)).every(({ clearedAt }) => clearedAt !== null)).toBe(true);
  expect((await failure(remove(alert.id))).code).toBe("NOT_FOUND");
});

test("a user's own alert counts instead of the one for every user, until it is removed", async () => {
  const [special, plain] = [await newOwner(), await newOwner()];
  await reads(special, "50");
  await reads(plain, "50");
  await set(EVERY_USER, "100");
  const low = async () =>
    (await listBalances(fixture.viewer("support"), fixture.context(), { low: "yes" })).items
      .map(({ owner }) => owner.key)
      .toSorted();
  expect(await low()).toEqual([special, plain].toSorted());
  const own = await set(special, "10");
  expect(await low()).toEqual([plain]);
  const history = await getBalanceHistory(fixture.viewer("support"), fixture.context(), { owner: special });
  expect(history.alert).toMatchObject({ id: own.id, threshold: "10" });
  await remove(own.id);
  expect(await low()).toEqual([special, plain].toSorted());
});

test("readings and alerts at the same time miss nothing: each balance below has exactly one open alarm", async () => {
  const owners = await Promise.all(Array.from({ length: 8 }, newOwner));
  await Promise.all([
    ...owners.map((owner) => reads(owner, "5")),
    set(EVERY_USER, "10"),
    ...owners.map((owner) => reads(owner, "4")),
    ...owners.slice(0, 2).map((owner) => set(owner, "20")),
  ]);
  const open = await db().balanceAlarm.findMany({ where: { clearedAt: null, owner: { in: owners } } });
  expect(open.map(({ owner }) => owner).toSorted()).toEqual(owners.toSorted());
});

test("setting and removing are audited with what was before; the same again is no change", async () => {
  const owner = await newOwner();
  const alert = await set(owner, "5", "usd");
  await set(owner, "5.00");
  await set(owner, "6", "USD", "admin");
  await remove(alert.id, "finance");
  const rows = await db().auditEntry.findMany({ where: { subjectId: alert.id }, orderBy: { id: "asc" } });
  expect(rows.map(({ action, actorLabel, before, after }) => [action, actorLabel, before, after])).toEqual([
    ["balances.set_alert", "finance@example.com", null, { threshold: "5" }],
    ["balances.set_alert", "admin@example.com", { threshold: "5" }, { threshold: "6" }],
    ["balances.remove_alert", "finance@example.com", { threshold: "6" }, null],
  ]);
});

test("support and auditors see alerts and can change none", async () => {
  const alert = await set("corporate", "3", "CHF");
  for (const role of ["support", "auditor"] as const) {
    const seen = await listAlerts(fixture.viewer(role), fixture.context());
    expect(seen).toMatchObject({ items: [{ id: alert.id }], may: { change: false } });
    expect((await failure(set("corporate", "4", "CHF", role))).code).toBe("FORBIDDEN");
    expect((await failure(remove(alert.id, role))).code).toBe("FORBIDDEN");
  }
  expect((await listAlerts(fixture.viewer("finance"), fixture.context())).items).toMatchObject([
    { threshold: "3", setBy: "The finance", below: 0 },
  ]);
});

test.each([
  ["an owner that is none", { owner: "somebody" }, { owner: "ownerNeeded" }],
  ["a user nobody knows", { owner: "user.nobody" }, { owner: "unknownUser" }],
  ["no currency", { currency: "" }, { currency: "currencyNeeded" }],
  ["no amount", { threshold: "" }, { threshold: "amountFormat" }],
  ["a negative amount", { threshold: "-1" }, { threshold: "amountFormat" }],
  ["more digits than the currency has", { currency: "JPY", threshold: "1.5" }, { threshold: "amountFormat" }],
])("an alert with %s is refused", async (_name, wrong, fields) => {
  const input = { owner: "corporate", currency: "USD", threshold: "1", ...wrong };
  const error = await failure(setAlert(fixture.viewer("admin"), fixture.context(), input));
  expect([error.code, error.fields]).toEqual(["INVALID_INPUT", fields]);
});

test("a balance says what measures it: its own alert, the one for every user, or none", async () => {
  const [alone, followed] = [await newOwner(), await newOwner()];
  await reads(alone, "5");
  await reads(followed, "5", "HKD");
  const alerts = async () => {
    const { items } = await listBalances(fixture.viewer("support"), fixture.context(), {});
    return Object.fromEntries(items.map(({ owner, alert }) => [owner.key, alert]));
  };
  expect(await alerts()).toEqual({ [alone]: null, [followed]: null });
  await set(EVERY_USER, "1", "HKD");
  expect(await alerts()).toEqual({ [alone]: null, [followed]: "1" });
  await set(followed, "2", "HKD");
  expect(await alerts()).toEqual({ [alone]: null, [followed]: "2" });
});

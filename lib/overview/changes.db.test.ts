import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list-audit";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";
import { closeGuide } from "@/lib/overview/close-guide";
import { GUIDE } from "@/lib/overview/constants";
import { getChanges } from "@/lib/overview/get-changes";
import { getLimitPressure } from "@/lib/overview/get-limit-pressure";
import { markVisit } from "@/lib/overview/mark-visit";
import { readWidget } from "@/lib/overview/read-widget";
import type { Change } from "@/lib/overview/schema";
import { listFindings } from "@/lib/sync/list-findings";
import { listTransactions } from "@/lib/transactions/list-transactions";

/** Audit rows are stamped by the database, so the visits lie around its now. */
const START = Date.now();
const minute = (count: number) => new Date(START + count * 60_000);
const at = (count: number): RequestContext => ({
  requestId: randomUUID(),
  language: "en",
  clock: { now: () => minute(count) },
});

async function hire(role: Viewer["role"]): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({ data: { email, name: role, role, passwordHash: "none" } });
  return { id, sessionId: "", grants: [], email, name: role, role };
}

const namesOf = (changes: readonly Change[]) => changes.map(({ name }) => name);
const text = (query: object) =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));

beforeAll(async () => {
  await db().card.create({
    data: {
      ...{ id: "card-1", status: "Active", settlementCurrency: "HKD", raw: {} },
      ...{ sortAt: minute(-900), syncedAt: minute(-5) },
    },
  });
  await db().cardLimit.createMany({
    data: [80, 95, 120, 10].map((used, index) => ({
      ...{ cardId: "card-1", period: `Rule ${index}`, limitAmount: 100, usedAmount: used, currency: "HKD" },
      ...{ pressure: used, syncedAt: minute(-5) },
    })),
  });
  for (const [index, ago] of [-200, -90, -89, -10].entries()) {
    const row = { id: `change-${index}`, cardId: "card-1", limitAmount: 10, raw: {} };
    await db().limitChange.create({ data: { ...row, changedAt: minute(ago) } });
  }
  const actor = { id: null, email: "system" };
  const subject = { type: "card", id: "card-1" };
  for (const action of ["cards.lock", "cards.lock", "cards.terminate", "users.create", "approvals.decline"]) {
    await recordAudit({ actor, action, outcome: "succeeded", subject, requestId: "r" });
  }
  await recordAudit({ actor, action: "cards.lock", outcome: "refused", subject, requestId: "r" });
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, status, type, transaction_currency, transaction_amount, sort_at, updated_at)
    SELECT 't-' || n, 'card-1', CASE WHEN n % 2 = 0 THEN 'Declined' ELSE 'Settled' END, 'Sales', 'HKD', -1,
      ${minute(0)}::timestamptz - n * interval '30 minutes', now() FROM generate_series(1, 12) AS n`;
  for (const ago of [-300, -60, -20]) {
    const run = await db().syncRun.create({
      data: { kind: "full", status: "succeeded", startedAt: minute(ago), counts: {} },
    });
    const finding = { runId: run.id, noun: "cards", kind: "differing", subjectId: "card-1", differences: {} };
    await db().driftFinding.create({ data: { ...finding, foundAt: minute(ago + 1) } });
  }
});

test("the first visit knows nothing to compare with; the next one starts where it ended", async () => {
  const viewer = await hire("admin");
  expect(await getChanges(viewer, at(-100))).toMatchObject({ since: null, changes: [] });
  await markVisit(viewer, at(-100));
  await markVisit(viewer, at(-90));
  expect((await getChanges(viewer, at(-80))).since).toBeNull();
  expect((await getChanges(viewer, at(1))).since).toBe(minute(-90).toISOString());
});

test("what is new stays told during a visit, and the time never goes back", async () => {
  const viewer = await hire("admin");
  await markVisit(viewer, at(-200));
  await markVisit(viewer, at(-40));
  for (const now of [-39, -30, -15]) {
    expect((await getChanges(viewer, at(now))).since).toBe(minute(-200).toISOString());
    await markVisit(viewer, at(now));
  }
  await markVisit(viewer, at(-150));
  expect(await db().overviewVisit.findUnique({ where: { staffId: viewer.id } })).toMatchObject({
    lastAt: minute(-15),
    beforeAt: minute(-200),
  });
});

test("two tabs that open at once end in one visit", async () => {
  const viewer = await hire("support");
  await markVisit(viewer, at(-200));
  await Promise.all([0, 0, 1, 2, 3].map((now) => markVisit(viewer, at(now))));
  expect(await db().overviewVisit.findUnique({ where: { staffId: viewer.id } })).toMatchObject({
    lastAt: minute(3),
    beforeAt: minute(-200),
  });
});

test("each number is that of the rows behind its link", async () => {
  const viewer = await hire("admin");
  await markVisit(viewer, at(-90));
  const { changes } = await getChanges(viewer, at(2));
  const counts = Object.fromEntries(changes.map(({ name, count }) => [name, count]));
  const wanted = { declines: 1, limits: 3, locked: 2, terminated: 1, users: 1, approvals: 1, drift: 2 };
  expect(counts).toEqual(wanted);
  for (const change of changes)
    expect([change.name, await rowsBehind(viewer, change)]).toEqual([change.name, change.count]);
});

async function rowsBehind(viewer: Viewer, change: Change): Promise<number> {
  switch (change.name) {
    case "declines":
      return (await listTransactions(viewer, at(2), text(change.query))).total.count;
    case "limits":
      return (await listLimitChanges(viewer, at(2), text(change.query))).items.length;
    case "drift": {
      const pages = await Promise.all(change.runs.map((runId) => listFindings(viewer, at(2), { runId })));
      return pages.flatMap(({ items }) => items).length;
    }
    default:
      return (await listAudit(viewer, at(2), text(change.query))).total.count;
  }
}

test.each([
  ["admin", ["declines", "limits", "locked", "terminated", "users", "approvals", "drift"]],
  ["finance", ["declines", "limits", "locked", "terminated", "users", "approvals", "drift"]],
  ["auditor", ["declines", "limits", "locked", "terminated", "users", "approvals", "drift"]],
  ["support", ["declines", "limits"]],
] as const)("%s is told only what the role may read", async (role, names) => {
  const viewer = await hire(role);
  await markVisit(viewer, at(-90));
  expect(namesOf((await getChanges(viewer, at(2))).changes)).toEqual(names);
});

test("rules under pressure are counted as the list of limits counts them, most used first", async () => {
  const pressure = await getLimitPressure(await hire("support"), at(0));
  expect(pressure.steps).toEqual([
    { pressure: 75, count: 3, capped: false },
    { pressure: 90, count: 2, capped: false },
    { pressure: 100, count: 1, capped: false },
  ]);
  expect(pressure.rules.map(({ percent }) => percent)).toEqual(["120.00", "95.00", "80.00", "10.00"]);
  expect(pressure.any).toBe(true);
});

test("a part that is not there is not found, whatever its name", async () => {
  const viewer = await hire("admin");
  for (const name of ["nothing", "constructor", "__proto__"]) {
    await expect(readWidget(viewer, at(0), name, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("the first steps are those of the role, until the person closes them; nobody else's are closed", async () => {
  const [viewer, other] = [await hire("support"), await hire("support")];
  expect((await getChanges(viewer, at(0))).guide).toEqual(GUIDE.support);
  await closeGuide(viewer, at(0));
  await markVisit(viewer, at(1));
  expect((await getChanges(viewer, at(100))).guide).toBeNull();
  expect((await getChanges(other, at(100))).guide).toEqual(GUIDE.support);
});

import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { fullRunIsDue } from "@/lib/sync/full-run-is-due";
import { listFindings } from "@/lib/sync/list-findings";
import { listSyncRuns } from "@/lib/sync/list-sync-runs";
import { startSync } from "@/lib/sync/start-sync";

const NOW = new Date("2026-03-01T12:00:00Z");
const context: RequestContext = { requestId: "r", language: "en", clock: { now: () => NOW } };
const as = (role: Viewer["role"]): Viewer => ({
  id: randomUUID(),
  email: `${role}@example.com`,
  name: role,
  role,
  sessionId: randomUUID(),
  grants: [],
});
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const run = (over: object = {}) =>
  db().syncRun.create({
    data: { kind: "incremental", status: "succeeded", startedAt: ago(1), counts: { cards: 3 }, ...over },
  });

beforeEach(() => db().syncRun.deleteMany());

test("runs are listed newest first, page by page both ways, with the time of the last good one", async () => {
  for (let n = 0; n < 5; n += 1)
    await run({ status: n === 4 ? "failed" : "succeeded", startedAt: ago(5 - n) });
  const first = await listSyncRuns(as("auditor"), context, { limit: 2 });
  expect(first.items.map((one) => one.status)).toEqual(["failed", "succeeded"]);
  expect(first.lastGoodAt).toBe(ago(2).toISOString());
  expect(first.previousCursor).toBeNull();
  const second = await listSyncRuns(as("auditor"), context, { limit: 2, cursor: first.nextCursor });
  const back = await listSyncRuns(as("auditor"), context, { limit: 2, cursor: second.previousCursor });
  expect(back.items).toEqual(first.items);
});

test("a run without a sign of life for a minute is called stalled", async () => {
  await run({ status: "running", heartbeatAt: new Date(NOW.getTime() - 61_000) });
  await run({ status: "running", heartbeatAt: new Date(NOW.getTime() - 59_000) });
  const { items } = await listSyncRuns(as("finance"), context, {});
  expect(items.map((one) => one.status)).toEqual(["running", "stalled"]);
});

test("a run's findings come in the order they were found, page by page", async () => {
  const { id } = await run();
  const finding = { runId: id, noun: "cards", kind: "differing", subjectId: "c", foundAt: NOW };
  const differences = { status: { mirror: "Active", issuer: "Locked" } };
  await db().driftFinding.createMany({
    data: [1, 2, 3].map((n) => ({ ...finding, subjectLabel: String(n), differences })),
  });
  const page = await listFindings(as("admin"), context, { runId: id, limit: 2 });
  expect(page.items.map((one) => one.subjectLabel)).toEqual(["1", "2"]);
  expect(page.items[0]?.differences).toEqual(differences);
  const rest = await listFindings(as("admin"), context, { runId: id, limit: 2, cursor: page.nextCursor });
  expect(rest.items.map((one) => one.subjectLabel)).toEqual(["3"]);
});

test("who may not see webhooks may see neither runs nor findings, and only who may run a sync starts one", async () => {
  await expect(listSyncRuns(as("support"), context, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listFindings(as("support"), context, { runId: randomUUID() })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  for (const role of ["support", "auditor"] as const) {
    await expect(startSync(as(role), context, { full: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await db().syncRun.count()).toBe(0);
});

test("bad input is named, and a second start while one is running is refused", async () => {
  await expect(startSync(as("admin"), context, { full: "yes" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await expect(listFindings(as("admin"), context, { runId: "x" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await run({ status: "running", heartbeatAt: NOW });
  await expect(startSync(as("finance"), context, { full: true })).rejects.toMatchObject({ code: "BUSY" });
});

test("the whole lists are due a day after they were last read to their end", async () => {
  const at = { now: () => NOW };
  expect(await fullRunIsDue(at)).toBe(false);
  await run({ startedAt: ago(23) });
  expect(await fullRunIsDue(at)).toBe(false);
  await run({ startedAt: ago(25) });
  expect(await fullRunIsDue(at)).toBe(true);
  await run({ startedAt: ago(2), kind: "full", status: "failed" });
  expect(await fullRunIsDue(at)).toBe(true);
  await run({ startedAt: ago(2), kind: "full" });
  expect(await fullRunIsDue(at)).toBe(false);
});

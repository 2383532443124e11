import { randomUUID } from "node:crypto";
import Papa from "papaparse";
import { beforeAll, expect, test } from "vitest";
import { applyPolicy } from "@/lib/approvals/apply-policy";
import { readPolicy } from "@/lib/approvals/read-policy";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { BulkNoun } from "@/lib/bulk/constants";
import { exportSelection } from "@/lib/bulk/export-selection";
import { forgetSelections } from "@/lib/bulk/forget-selections";
import { getRun } from "@/lib/bulk/get-run";
import { listItems } from "@/lib/bulk/list-items";
import { listRuns } from "@/lib/bulk/list-runs";
import { pinSelection } from "@/lib/bulk/pin-selection";
import { previewBulk } from "@/lib/bulk/preview-bulk";
import type { BulkRunDto } from "@/lib/bulk/schema";
import { startBulk } from "@/lib/bulk/start-bulk";
import { listCards } from "@/lib/cards/list-cards";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { hire } from "@/scripts/testing/approval-fixture";
import { LOCK } from "@/scripts/testing/bulk-fixture";

const context: RequestContext = { requestId: "r", language: "en", clock: systemClock };
let finance: Viewer;

/** 5,001 active cards in USD, 120 in HKD (each third locked), each of the HKD ones with a user. */
beforeAll(async () => {
  finance = await hire("finance");
  const { version } = await readPolicy();
  const rules = { rules: [], version, reason: "for a test" };
  await db().$transaction((tx) => applyPolicy(tx, finance, context, rules));
  await db().$executeRaw`
    INSERT INTO card_user (id, first_name, last_name, synced_at)
    SELECT 'u-' || lpad(n::text, 4, '0'), CASE WHEN n = 7 THEN '=1+1' ELSE 'Mei' END, 'Test ' || n, now()
    FROM generate_series(1, 130) AS n`;
  await db().$executeRaw`
    INSERT INTO card (id, title, status, settlement_currency, last4, p_user_id, sort_at, raw, synced_at)
    SELECT 'hkd-' || lpad(n::text, 4, '0'), CASE WHEN n = 5 THEN '=cmd()' ELSE 'Card ' || n END,
      CASE WHEN n % 3 = 0 THEN 'Locked' ELSE 'Active' END, 'HKD', lpad(n::text, 4, '0'),
      'u-' || lpad(n::text, 4, '0'), now() - n * interval '1 s', '{}', now()
    FROM generate_series(1, 120) AS n`;
  await db().$executeRaw`
    INSERT INTO card (id, title, status, settlement_currency, last4, sort_at, raw, synced_at)
    SELECT 'usd-' || n, 'Card ' || n, 'Active', 'USD', '0000', now() - n * interval '1 h', '{}', now()
    FROM generate_series(1, 5001) AS n`;
});

const pin = (noun: BulkNoun, choice: object, viewer = finance) =>
  pinSelection(viewer, context, { noun, choice });
const preview = (selectionId: string) => previewBulk(finance, context, { selectionId, act: LOCK });

async function start(selectionId: string): Promise<BulkRunDto> {
  const { planHash } = await preview(selectionId);
  const form = { runId: randomUUID(), selectionId, act: LOCK, planHash, reason: "a drill" };
  const run = await startBulk(finance, context, form);
  if ("approval" in run) throw new Error("it waits");
  return run;
}

async function csv(selection: string, viewer = finance, language = "en"): Promise<string[][]> {
  const { bytes } = await exportSelection(viewer, { ...context, language }, { selection });
  const chunks: Uint8Array[] = [];
  for (let next = await bytes.next(); !next.done; next = await bytes.next()) chunks.push(next.value);
  const text = Buffer.concat(chunks).toString("utf8").slice(1);
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

test("all that match are the rows that the list finds, resolved on the server, and pinned", async () => {
  const query = { currency: "HKD", status: "Active" };
  const { id, count, currencies } = await pin("cards", { by: "filter", query });
  const listed = await listCards(finance, context, query);
  expect(count).toBe(listed.total.count);
  expect(count).toBe(80);
  expect(currencies).toEqual([{ currency: "HKD", count: 80 }]);
  expect(await preview(id)).toMatchObject({ acts: 80, skips: [] });
  const { ids } = await db().bulkSelection.findUniqueOrThrow({ where: { id } });
  expect((await pin("cards", { by: "ids", ids: ids.toReversed() })).id, "what it holds names it").toBe(id);
});

test("more than 5,000 are refused, 5,000 are not; a run of as many is written in one go", async () => {
  const tooMany = pin("cards", { by: "filter", query: { currency: "USD" } });
  await expect(tooMany).rejects.toMatchObject({ fields: { selection: "tooManySelected" } });
  const ids = Array.from({ length: 5000 }, (_, n) => `usd-${n + 1}`);
  const { id } = await pin("cards", { by: "ids", ids });
  const run = await start(id);
  expect(run).toMatchObject({ total: 5000, counts: { pending: 5000 } });
  await db().bulkRun.update({ where: { id: run.id }, data: { status: "stopped" } });
});

test("users stand for their living cards; one without a card is said to have none", async () => {
  const ids = ["u-0001", "u-0003", "u-0125", "nobody"];
  const { id, count } = await pin("users", { by: "ids", ids });
  expect(count).toBe(4);
  expect(await preview(id)).toMatchObject({
    acts: 1,
    skips: [
      { code: "noCard", count: 2 },
      { code: "alreadyLocked", count: 1 },
    ],
    examples: ["Mei Test 1 · Card 1 •••• 0001"],
  });
  const run = await start(id);
  await db().bulkRun.update({ where: { id: run.id }, data: { status: "stopped" } });
  const { items } = await listItems(finance, context, run.id, {});
  expect(items.find(({ userId }) => userId === "u-0125")).toMatchObject({
    cardId: null,
    status: "skipped",
    errorCode: "noCard",
    label: "Mei Test 125",
  });
});

test("the file holds the selected rows alone, nothing in it is a formula, and it is audited", async () => {
  const { id } = await pin("cards", { by: "ids", ids: ["hkd-0005", "hkd-0001", "gone"] });
  const [heading, ...rows] = await csv(id);
  expect(heading?.slice(0, 3)).toEqual(["Card ID", "Reference ID", "Title"]);
  expect(rows.map((row) => [row[0], row[2], row[8]])).toEqual([
    ["hkd-0001", "Card 1", "Mei Test 1"],
    ["hkd-0005", "'=cmd()", "Mei Test 5"],
  ]);
  expect((await csv(id, finance, "zh-HK"))[0]?.[0]).toBe("卡片識別碼");
  const users = await pin("users", { by: "ids", ids: ["u-0007"] });
  expect((await csv(users.id))[1]?.slice(0, 4)).toEqual(["u-0007", "", "'=1+1", "Test 7"]);
  const log = await db().auditEntry.findFirst({ where: { action: "users.export" } });
  expect(log).toMatchObject({ actorId: finance.id, subjectId: users.id, after: { rows: 1 } });
});

test("who may not export does not, and a selection that nobody made is not found", async () => {
  const { id } = await pin("cards", { by: "ids", ids: ["hkd-0001"] });
  await expect(csv(id, await hire("support"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await csv(id, await hire("auditor"))).toHaveLength(2);
  await expect(csv("0".repeat(64))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(csv("../etc")).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("runs and their cards are paged to and fro, cards by what came of them", async () => {
  const { id } = await pin("cards", { by: "filter", query: { currency: "HKD" } });
  const run = await start(id);
  await start((await pin("cards", { by: "ids", ids: ["hkd-0001"] })).id);
  const first = await listRuns(finance, context, { limit: 1 });
  const second = await listRuns(finance, context, { limit: 1, cursor: first.nextCursor });
  expect(second.items).toMatchObject([{ id: run.id, total: 120, counts: { pending: 80, skipped: 40 } }]);
  const back = await listRuns(finance, context, { limit: 1, cursor: second.previousCursor });
  expect(back.items).toEqual(first.items);

  const skipped = await listItems(finance, context, run.id, { status: "skipped", limit: 30 });
  expect(skipped.items).toHaveLength(30);
  const rest = await listItems(finance, context, run.id, {
    status: "skipped",
    limit: 30,
    cursor: skipped.nextCursor,
  });
  expect(rest.items).toHaveLength(10);
  expect(rest.nextCursor).toBeNull();
  const again = await listItems(finance, context, run.id, {
    status: "skipped",
    limit: 30,
    cursor: rest.previousCursor,
  });
  expect(again.items).toEqual(skipped.items);
  const missing = { code: "NOT_FOUND" };
  await expect(getRun(finance, context, randomUUID())).rejects.toMatchObject(missing);
  await expect(getRun(finance, context, "x")).rejects.toMatchObject(missing);
});

test("a selection that nobody used for two weeks is forgotten, one that somebody used is not", async () => {
  const { id } = await pin("cards", { by: "ids", ids: ["hkd-0002", "hkd-0004"] });
  const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * 86_400_000) });
  const kept = () => db().bulkSelection.count({ where: { id } });
  await forgetSelections(inDays(13));
  expect(await kept()).toBe(1);
  await forgetSelections(inDays(15));
  expect(await kept()).toBe(0);
});

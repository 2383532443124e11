import { beforeAll, describe, expect, test } from "vitest";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { runSync } from "@/lib/sync/run-sync";
import { withSyncLock } from "@/lib/sync/sync-lock";
import {
  allCards,
  allTransactions,
  breakLock,
  calm,
  clearFaults,
  expectWholeMirror,
  facts,
  failAfter,
  forgetMirror,
  idsOf,
  lastRequest,
  offsetsSince,
  openSyncFixture,
  runs,
  sandbox,
  startSmall,
} from "@/scripts/testing/sync-fixture";

openSyncFixture();

describe("a business with months of history", () => {
  test("a first run mirrors everything that the issuer names, and a second one changes nothing", async () => {
    expect(await runSync()).toMatchObject({ status: "succeeded", problem: null });
    await expectWholeMirror();
    expect(await lastGoodSync()).not.toBeNull();
    const before = await facts();
    expect(await runSync()).toMatchObject({ status: "succeeded", counts: { details: 0 } });
    expect(await facts()).toEqual(before);
  });

  test("an issuer that does not offer users, details or limit logs ends no run", async () => {
    for (const operation of ["getUser", "getCard", "getCardLimitHistory"]) {
      await sandbox.control("faults", { operation, fault: "not-found", times: 1000 });
    }
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    await expectWholeMirror();
    expect(await db().cardUser.count()).toBe(0);
    expect(await db().card.count({ where: { pUserId: { not: null } } })).toBeGreaterThan(0);
    await calm();
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    expect(await db().cardUser.count()).toBeGreaterThan(0);
  });
});

describe("a business with a few cards", () => {
  beforeAll(startSmall);

  test("every envelope, casing, spelling and page size that the contract allows gives the same mirror", async () => {
    await runSync();
    const expected = await facts();
    const shapes = [
      { envelope: "bare", casing: "camel", single: "flat", listsAs: "array", numbers: "number", pageCap: 7 },
      { envelope: "string-code", casing: "camelID", single: "named" },
    ];
    for (const shape of shapes) {
      await forgetMirror();
      await sandbox.control("shape", shape);
      expect(await runSync()).toMatchObject({ status: "succeeded" });
      expect(await facts()).toEqual(expected);
      await calm();
    }
  });

  test("unknown fields and unknown words are kept, and end no run", async () => {
    await sandbox.control("shape", { extras: true });
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    await calm();
    expect(await idsOf("card")).toEqual((await allCards()).map(({ id }) => id));
    expect(await idsOf("transaction")).toEqual((await allTransactions()).map(({ id }) => id));
    const known = ["Authorized", "Declined", "Settled", "Reversed"];
    const odd = await db().transaction.findMany({ where: { status: { notIn: known } } });
    expect(odd.length).toBeGreaterThan(0);
    expect(await runSync({ full: true })).toMatchObject({ status: "succeeded" });
    expect(await db().card.count({ where: { status: { in: odd.map((row) => row.status) } } })).toBe(0);
  });

  test("rows that come in while the lists are read push none out of the mirror", async () => {
    const cards = (await allCards()).filter((card) => card.status === "Active");
    const before = await allTransactions();
    await sandbox.control("shape", { pageCap: 60 });
    await sandbox.control("faults", { operation: "listTransactions", fault: "delay", ms: 30, times: 1000 });
    const arrived: Promise<unknown>[] = [];
    const outcome = await runSync({
      onProgress: (part) => {
        if (part !== "transactions") return;
        for (const card of cards.slice(0, 5)) {
          arrived.push(sandbox.control("authorize", { card: card.id, amount: "1" }));
        }
      },
    });
    expect(outcome).toMatchObject({ status: "succeeded" });
    await Promise.all(arrived);
    expect(arrived.length).toBeGreaterThan(50);
    const mirrored = new Set(await idsOf("transaction"));
    expect(before.filter(({ id }) => !mirrored.has(id))).toEqual([]);
    await calm();
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    await expectWholeMirror();
  });

  test("an error in the middle ends in a failed run with a sentence, and the next run reads what is left", async () => {
    await sandbox.control("shape", { pageCap: 60 });
    await failAfter("listTransactions", 8);
    const outcome = await runSync();
    expect(outcome).toMatchObject({ status: "failed" });
    expect(outcome).toHaveProperty(
      "problem",
      expect.stringMatching(/^The issuer has an internal error \(listTransactions, \S+, request [\w-]+\)\.$/),
    );
    const [failed] = await runs();
    expect(failed).toMatchObject({
      status: "failed",
      finishedAt: expect.any(Date),
      error: expect.any(String),
    });
    expect(await lastGoodSync()).toBeNull();
    expect(await db().transaction.count()).toBeGreaterThan(250);
    await clearFaults();
    const since = await lastRequest();
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    expect((await offsetsSince("listTransactions", since))[0]).toBeGreaterThan(250);
    await expectWholeMirror();
    expect(await runs()).toHaveLength(2);
  });

  test("a run that was killed is continued from its last page, as the same run", async () => {
    await sandbox.control("shape", { pageCap: 60 });
    await failAfter("listTransactions", 8);
    await runSync();
    await db().syncRun.updateMany({ data: { status: "running", finishedAt: null, error: null } });
    await clearFaults();
    const since = await lastRequest();
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    expect((await offsetsSince("listTransactions", since))[0]).toBeGreaterThan(250);
    expect(await runs()).toMatchObject([{ status: "succeeded", error: null }]);
    await expectWholeMirror();
  });

  test("a full run does not go on from an incremental one, but closes it", async () => {
    await db().syncRun.create({
      data: { kind: "incremental", status: "running", counts: {}, cursor: { cards: 40 } },
    });
    const since = await lastRequest();
    expect(await runSync({ full: true })).toMatchObject({ status: "succeeded" });
    expect((await offsetsSince("listCards", since))[0]).toBe(0);
    expect((await runs()).map((run) => [run.kind, run.status])).toEqual([
      ["incremental", "failed"],
      ["full", "succeeded"],
    ]);
  });

  test("a run that is stopped says so and leaves the rest to the next one", async () => {
    const stop = new AbortController();
    const stopAt = (part: string) => part === "transactions" && stop.abort();
    const outcome = await runSync({ signal: stop.signal, onProgress: stopAt });
    expect(outcome).toMatchObject({ status: "failed", problem: "It was stopped before its end." });
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    await expectWholeMirror();
  });

  test("while one process reads, another one is told so and reads nothing", async () => {
    const since = await lastRequest();
    await withSyncLock(async () => {
      expect(await runSync()).toEqual({ status: "busy" });
    });
    expect(await lastRequest()).toBe(since);
    expect(await runs()).toEqual([]);
    expect(await withSyncLock(async () => "free again")).toBe("free again");
  });

  test("when the lock's connection breaks the run stops, the process lives, and the next run goes on", async () => {
    let broken: Promise<unknown> | null = null;
    const outcome = await runSync({
      onProgress: (part) => {
        if (part === "details") broken ??= breakLock();
      },
    });
    await broken;
    expect(outcome).toMatchObject({ status: "failed", problem: expect.stringContaining("connection") });
    expect(await runs()).toMatchObject([{ status: "running" }]);
    expect(await runSync()).toMatchObject({ status: "succeeded" });
    expect(await runs()).toMatchObject([{ status: "succeeded" }]);
    await expectWholeMirror();
  });

  test("a card that the issuer names no more is marked, not deleted, and unmarked when it is back", async () => {
    await runSync();
    const [some] = await allCards();
    await db().$executeRaw`
      INSERT INTO card (id, reference_id, title, status, settlement_currency, sort_at, raw, synced_at)
      SELECT 'ghost', reference_id, title, status, settlement_currency, sort_at, raw, synced_at
      FROM card WHERE id = ${some?.id}`;
    await runSync();
    const ghost = await db().card.findUniqueOrThrow({ where: { id: "ghost" } });
    expect(ghost.missingSince).not.toBeNull();
    await db().card.update({ where: { id: some?.id ?? "" }, data: { missingSince: new Date() } });
    await runSync();
    expect((await db().card.findUniqueOrThrow({ where: { id: some?.id ?? "" } })).missingSince).toBeNull();
    const again = await db().card.findUniqueOrThrow({ where: { id: "ghost" } });
    expect(again.missingSince).toEqual(ghost.missingSince);
  });

  test("a list that was asked for before a card changed does not undo what was seen since", async () => {
    await runSync();
    const active = (await allCards()).find((card) => card.status === "Active");
    const cardId = active?.id ?? "";
    await sandbox.control("faults", { operation: "listCards", fault: "delay", ms: 1500 });
    const since = await lastRequest();
    const running = runSync();
    while ((await offsetsSince("listCards", since)).length === 0);
    const { data } = await issuer().getCard({ cardId });
    const seenSince = { ...data, status: "Locked" };
    await db().$transaction((tx) => mirrorCard(tx, seenSince, { at: new Date(), from: "detail" }));
    expect(await running).toMatchObject({ status: "succeeded" });
    expect((await db().card.findUniqueOrThrow({ where: { id: cardId } })).status).toBe("Locked");
  });

  test("limits that were changed elsewhere bring their log, however many rows a page holds", async () => {
    await runSync();
    const active = (await allCards()).find((card) => card.status === "Active");
    const cardId = active?.id ?? "";
    for (let amount = 9001; amount <= 9025; amount += 1) {
      await issuer().editCardLimit({
        cardId,
        limits: [{ period: "Daily", limitAmount: String(amount), remark: "elsewhere" }],
      });
    }
    await sandbox.control("shape", { pageCap: 10 });
    expect(await runSync()).toMatchObject({ status: "succeeded", counts: { details: 1 } });
    expect(await db().limitChange.count({ where: { cardId, remark: "elsewhere" } })).toBe(25);
  });
});

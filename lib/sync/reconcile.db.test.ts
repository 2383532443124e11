import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { announcedSince, countAnnounced } from "@/lib/sync/announced-since";
import { runSync } from "@/lib/sync/run-sync";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";
import {
  allCards,
  allTransactions,
  expectWholeMirror,
  facts,
  openSyncFixture,
  sandbox,
  startSmall,
} from "@/scripts/testing/sync-fixture";

openSyncFixture();
beforeAll(startSmall);

/** Later than any webhook may be on its way. */
const later = { now: () => new Date(Date.now() + 120_000) };

const findings = () =>
  db().driftFinding.findMany({
    orderBy: [{ noun: "asc" }, { kind: "asc" }],
    select: { noun: true, kind: true, subjectId: true, differences: true },
  });

const REQUIRED =
  "card_id, status, type, transaction_currency, transaction_amount, sort_at, first_seen_at, updated_at";

async function driftOf(run: ReturnType<typeof runSync>) {
  const outcome = await run;
  expect(outcome.status).toBe("succeeded");
  return outcome.status === "busy" ? null : outcome.drift;
}

/** As somebody with the database's password could: past the triggers and foreign keys. */
const tamper = (statement: string) =>
  db().$transaction([
    db().$executeRawUnsafe("SET LOCAL session_replication_role = replica"),
    db().$executeRawUnsafe(statement),
  ]);

async function synced(): Promise<string[]> {
  await runSync();
  expect(await findings()).toEqual([]);
  const rows = await db().transaction.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  return rows.map((row) => row.id);
}

test("the first run has nothing to compare with: it reports no drift", async () => {
  expect(await driftOf(runSync())).toEqual({});
  expect(await driftOf(runSync({ full: true }))).toEqual({});
  expect(await findings()).toEqual([]);
});

test("rows deleted, altered and invented in the mirror: exactly those are reported, and healed", async () => {
  const ids = await synced();
  const good = await facts();
  const [deleted, halfDeleted, altered, restated] = ids;
  await tamper(`DELETE FROM transaction_event WHERE transaction_id = '${deleted}'`);
  await tamper(`DELETE FROM "transaction" WHERE id IN ('${deleted}', '${halfDeleted}')`);
  await tamper(`UPDATE "transaction" SET transaction_amount = 999999 WHERE id = '${altered}'`);
  await tamper(`UPDATE "transaction" SET status = 'Invented', merchant_name = 'X' WHERE id = '${restated}'`);
  await tamper(`INSERT INTO "transaction" (id, ${REQUIRED}) SELECT 'invented', ${REQUIRED}
    FROM "transaction" WHERE id = '${altered}'`);
  const [card, lowered] = (await allCards()).map((one) => one.id);
  await tamper(`UPDATE card SET status = 'Locked' WHERE id = '${card}'`);
  await tamper(`UPDATE card_limit SET limit_amount = 1 WHERE card_id = '${lowered}' AND period = 'Daily'`);

  const outcome = await runSync({ full: true, clock: later });
  expect(outcome).toMatchObject({
    status: "succeeded",
    drift: { cards: { differing: 2 }, transactions: { missing: 2, differing: 2, extra: 1 } },
  });
  const found = await findings();
  expect(new Set(found.map((one) => `${one.noun} ${one.kind} ${one.subjectId}`))).toEqual(
    new Set([
      `cards differing ${card}`,
      `cards differing ${lowered}`,
      `transactions missing ${deleted}`,
      `transactions missing ${halfDeleted}`,
      `transactions differing ${altered}`,
      `transactions differing ${restated}`,
      "transactions extra invented",
    ]),
  );
  const of = (id: string | undefined) => found.find((one) => one.subjectId === id)?.differences;
  expect(of(altered)).toEqual({ transactionAmount: { mirror: "999999", issuer: expect.any(String) } });
  expect(Object.keys(of(restated) as object).sort()).toEqual(["merchantName", "status"]);
  expect(of(card)).toEqual({ status: { mirror: "Locked", issuer: "Active" } });
  expect(of(lowered)).toEqual({ "limit Daily": { mirror: "1", issuer: "90000" } });

  // A healed card has another version, so that a form which showed the altered one is stale.
  expect({ ...(await facts()), cards: "" }).toEqual({ ...good, cards: "" });
  await expectWholeMirror();
  expect(await driftOf(runSync({ full: true }))).toEqual({});
});

test("an event that no webhook brought is reported with what it changed, once", async () => {
  await synced();
  const authorized = (await allTransactions()).find((row) => row.status === "Authorized");
  await sandbox.control("settle", { transaction: authorized?.id });
  expect(await runSync()).toMatchObject({ drift: { transactions: { missing: 1 } } });
  const [finding] = await findings();
  expect(finding).toMatchObject({
    subjectId: authorized?.id,
    differences: { status: { mirror: "Authorized", issuer: "Settled" } },
  });
  expect(await driftOf(runSync())).toEqual({});
});

test("a transaction that a webhook announced and the list names no more is kept, marked, and unmarked", async () => {
  const [id] = await synced();
  await tamper(`UPDATE "transaction" SET id = 'announced' WHERE id = '${id}'`);
  await tamper(`UPDATE transaction_event SET transaction_id = 'announced' WHERE transaction_id = '${id}'`);
  expect(await runSync({ full: true, clock: later })).toMatchObject({
    drift: { transactions: { extra: 1, missing: 1 } },
  });
  expect(
    (await db().transaction.findUniqueOrThrow({ where: { id: "announced" } })).missingSince,
  ).not.toBeNull();
  await tamper(`UPDATE "transaction" SET missing_since = now() WHERE id = '${id}'`);
  await runSync({ full: true });
  expect((await db().transaction.findUniqueOrThrow({ where: { id: id ?? "" } })).missingSince).toBeNull();
  expect(await db().syncSeen.count()).toBe(0);
});

test("a payment that no webhook announced is listed, however young, until its webhook comes", async () => {
  await synced();
  const [card] = await allCards();
  await sandbox.control("authorize", { card: card?.id, amount: "3" });
  expect(await driftOf(runSync())).toMatchObject({ transactions: { missing: 1 } });
  const [finding] = await db().driftFinding.findMany();
  expect(await announcedSince([finding?.id ?? 0n])).toEqual(new Map());
  const listed = (await issuer().listTransactions({ offset: 0, limit: 1 })).data;
  const at = new Date(Date.now() + 1000);
  const said = listed.map((transaction) => ({ transaction, action: "Authorization" }));
  await db().$transaction((tx) => mirrorTransactions(tx, said, "webhook", at));
  expect(await announcedSince([finding?.id ?? 0n])).toEqual(new Map([[finding?.id, at]]));
  expect(await countAnnounced([finding?.runId ?? ""])).toEqual(new Map([[finding?.runId, 1]]));
});

test("what the issuer corrects is told as its correction, and what nobody had said as completed", async () => {
  await synced();
  const listed = (await issuer().listTransactions({ offset: 0, limit: 2 })).data;
  const [corrected, completed] = listed;
  if (!corrected || !completed) throw new Error("the sandbox lists too few transactions");
  await tamper(
    `DELETE FROM transaction_event WHERE transaction_id IN ('${corrected.id}', '${completed.id}')`,
  );
  const earlier = new Date(Date.now() - 3_600_000);
  const said = [
    { transaction: { ...corrected, merchantName: "Old name" }, action: "Authorization", saidAt: earlier },
    {
      transaction: { ...completed, pUserId: null, merchantName: null },
      action: "Authorization",
      saidAt: earlier,
    },
  ].map((one) => ({ ...one, heardAt: earlier }));
  await db().$transaction((tx) => mirrorTransactions(tx, said, "webhook", earlier));
  expect(await driftOf(runSync({ full: true }))).toEqual({ transactions: { corrected: 1, completed: 1 } });
  expect(await findings()).toMatchObject([
    {
      kind: "corrected",
      subjectId: corrected.id,
      differences: { merchantName: { mirror: "Old name", issuer: corrected.merchantName } },
    },
  ]);
});

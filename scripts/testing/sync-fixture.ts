import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { db, Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { startTestSandbox, type TestSandbox } from "./sandbox";

export let sandbox: TestSandbox;

/** A sandbox issuer for the tests of a file, calm and with an empty mirror before each of them. */
export function openSyncFixture(): void {
  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  afterAll(() => sandbox?.stop());

  beforeEach(async () => {
    await calm();
    await forgetMirror();
  });
}

/** Twelve cards whose limits were changed, and 700 transactions on them: many pages of what the issuer then gives. */
export async function startSmall(): Promise<void> {
  await sandbox.control("reset", { seed: "empty" });
  await sandbox.control("deposit", { currency: "HKD", amount: "100000" });
  for (let n = 0; n < 12; n += 1) {
    const limits = [{ period: "Daily", limitAmount: "90000" }];
    const { data } = await issuer().createCard({
      mode: "B2B",
      title: `Card ${n}`,
      settlementCurrency: "HKD",
      limits,
    });
    await issuer().editCardLimit({
      cardId: data.id,
      limits: [{ period: "Monthly", limitAmount: `${n + 1}000000` }],
    });
  }
  const cards = await allCards();
  for (let n = 0; n < 700; n += 1) {
    const card = cards[n % cards.length]?.id;
    const { transaction } = await sandbox.control<{ transaction: { id: string } }>("authorize", {
      card,
      amount: `${n % 97}.50`,
    });
    if (n % 3 === 0) await sandbox.control("settle", { transaction: transaction.id, amount: "1.25" });
    else if (n % 10 === 1) await sandbox.control("reverse", { transaction: transaction.id });
  }
}

export const runs = () => db().syncRun.findMany({ orderBy: { startedAt: "asc" } });

/** Lets some calls pass, then fails more often than a read is tried again. */
export async function failAfter(operation: string, calls: number): Promise<void> {
  await sandbox.control("faults", { operation, fault: "delay", ms: 1, times: calls });
  await sandbox.control("faults", { operation, fault: "status-500", times: 20 });
}

export async function breakLock(): Promise<void> {
  await db().$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE locktype = 'advisory' AND objid = 4100001 AND datname = current_database()`;
}

export interface Logged {
  seq: number;
  query: string;
}

export async function logged(operation?: string): Promise<Logged[]> {
  const search = operation ? `?operation=${operation}` : "";
  return (await sandbox.control<{ requests: Logged[] }>(`requests${search}`)).requests;
}

export const lastRequest = async () => (await logged()).at(-1)?.seq ?? 0;

export async function offsetsSince(operation: string, since: number): Promise<number[]> {
  const requests = (await logged(operation)).filter((request) => request.seq > since);
  return requests.map((request) => Number(new URLSearchParams(request.query).get("offset")));
}

export async function expectWholeMirror(): Promise<void> {
  const [cards, transactions] = [await allCards(), await allTransactions()];
  const rows = (await db().card.findMany({ where: { missingSince: null } })).toSorted(byId);
  expect(rows.map(({ id, status, title }) => [id, status, title])).toEqual(
    cards.map(({ id, status, title }) => [id, status, title]),
  );
  const mirrored = (await db().transaction.findMany()).toSorted(byId);
  expect(mirrored.map(({ id, status, cardId }) => [id, status, cardId])).toEqual(
    transactions.map(({ id, status, card }) => [id, status, card]),
  );
}

/** The events refuse to be emptied, so their trigger is set aside. */
export async function forgetMirror(): Promise<void> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`TRUNCATE card, card_user, "transaction", transaction_event, sync_run, sync_seen CASCADE`,
  ]);
}

export const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

export async function allCards() {
  const { data } = await issuer().listCards({ offset: 0, limit: 1000 });
  return data.toSorted(byId);
}

export async function allTransactions() {
  const found = [];
  for (;;) {
    const { data } = await issuer().listTransactions({ offset: found.length, limit: 1000 });
    found.push(...data);
    if (data.length === 0) return found.toSorted(byId);
  }
}

/** What the mirror says, without when it was read and in which spelling; a fingerprint of each table. */
export async function facts(): Promise<Record<string, string>> {
  const tables = {
    cards: Prisma.sql`SELECT id, reference_id, title, type, status, settlement_currency, last4, expiration, p_user_id, mode,
      form, pressure, issued_at, version FROM card`,
    limits: Prisma.sql`SELECT card_id, period, limit_amount, used_amount FROM card_limit`,
    transactions: Prisma.sql`SELECT id, to_jsonb(t) - 'first_seen_at' - 'updated_at' FROM "transaction" t`,
    changes: Prisma.sql`SELECT id, card_id, period, limit_amount, remark, changed_at FROM limit_change`,
  };
  const prints: Record<string, string> = {};
  for (const [name, rows] of Object.entries(tables)) {
    const [row] = await db().$queryRaw<{ print: string }[]>`
      SELECT count(*) || ' ' || md5(string_agg(rows::text, '' ORDER BY rows::text)) AS print FROM (${rows}) AS rows`;
    prints[name] = row?.print ?? "";
  }
  return prints;
}

export async function idsOf(table: "card" | "transaction"): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`SELECT id FROM ${Prisma.raw(`"${table}"`)}`;
  return rows.toSorted(byId).map(({ id }) => id);
}

export async function clearFaults(): Promise<void> {
  await fetch(`${sandbox.url}/__sandbox/faults`, { method: "DELETE" });
}

export async function calm(): Promise<void> {
  await clearFaults();
  await sandbox.control("shape", {});
}

import "server-only";
import { judgeAlerts, shareAlerts } from "@/lib/balances/judge-alerts";
import type { Owner } from "@/lib/balances/owner";
import { type Balance, db, Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { IssuerBalance } from "@/lib/issuing/types";
import { publish } from "@/lib/live/publish";

/** An unchanged amount is written into the history once in this time. */
const KEEP_MS = 24 * 3_600_000;

export interface Reading {
  /** When the issuer was asked. */
  at: Date;
  source: "sync" | "person";
  /** A balance could not be read: what is not among the others may be that one. */
  partial?: boolean;
}

/**
 * Keeps what the issuer said of one owner's balances: the latest amounts, the history where an amount changed, and the
 * alarms. A reading that is older than the kept one changes nothing.
 * @throws AppError ISSUER_UNREADABLE when the issuer names a currency twice: one of them would be lost, and they are
 *   documented as one entry per currency (issuing-api §7)
 */
export async function recordBalances(
  owner: Owner,
  said: readonly Pick<IssuerBalance, "currency" | "balance">[],
  reading: Reading,
): Promise<void> {
  const amounts = new Map(said.map(({ currency, balance }) => [currency, new Prisma.Decimal(balance)]));
  if (amounts.size < said.length)
    throw new AppError("ISSUER_UNREADABLE", `a currency twice for ${owner.key}`);
  await db().$transaction(async (tx) => {
    await shareAlerts(tx);
    const state = await claim(tx, owner, reading.at);
    if (!state) return;
    const moved = await keep(tx, owner, amounts, reading);
    const alarms = await judgeAlerts(tx, { owner: owner.key }, reading.at);
    if (moved || alarms > 0 || state.hadProblem) await publish(tx, { topic: "balances", id: owner.key });
  });
}

/** Keeps that an owner could not be read; the last amounts stay with their time. */
export async function recordFailure(owner: Owner, at: Date, failure: AppError): Promise<void> {
  await db().$transaction(async (tx) => {
    const before = await tx.balanceOwner.findUnique({ where: { owner: owner.key } });
    const rows = await tx.$executeRaw`
      INSERT INTO balance_owner (owner, p_user_id, tried_at, problem, issuer_code)
      VALUES (${owner.key}, ${owner.userId}, ${at}::timestamptz, ${failure.code}, ${failure.details.issuerCode ?? null})
      ON CONFLICT (owner) DO UPDATE
      SET tried_at = excluded.tried_at, problem = excluded.problem, issuer_code = excluded.issuer_code
      WHERE balance_owner.tried_at <= excluded.tried_at`;
    // The same failure again is no news: of many users that the issuer does not know, each run would tell.
    const news = before?.problem !== failure.code;
    if (rows > 0 && news) await publish(tx, { topic: "balances", id: owner.key });
  });
}

/** Its row is locked until the end, so that two readings of an owner follow each other; null: a newer one was kept. */
async function claim(tx: Tx, owner: Owner, at: Date): Promise<{ hadProblem: boolean } | null> {
  const before = await tx.$queryRaw<{ problem: string | null }[]>`
    SELECT problem FROM balance_owner WHERE owner = ${owner.key} FOR UPDATE`;
  const rows = await tx.$executeRaw`
    INSERT INTO balance_owner AS o (owner, p_user_id, tried_at, read_at)
    VALUES (${owner.key}, ${owner.userId}, ${at}::timestamptz, ${at}::timestamptz)
    ON CONFLICT (owner) DO UPDATE
    SET read_at = excluded.read_at, tried_at = greatest(o.tried_at, excluded.tried_at),
      problem = CASE WHEN o.tried_at > excluded.tried_at THEN o.problem END,
      issuer_code = CASE WHEN o.tried_at > excluded.tried_at THEN o.issuer_code END
    WHERE o.read_at IS NULL OR o.read_at <= excluded.read_at`;
  return rows > 0 ? { hadProblem: before[0]?.problem !== null } : null;
}

/** Gives whether anything is another than it was. */
async function keep(
  tx: Tx,
  owner: Owner,
  amounts: ReadonlyMap<string, Prisma.Decimal>,
  { at, source, partial = false }: Reading,
): Promise<boolean> {
  const known = new Map(
    (await tx.balance.findMany({ where: { owner: owner.key } })).map((row) => [row.currency, row]),
  );
  const judged = [...amounts].map(([currency, amount]) => judge(currency, amount, known.get(currency), at));
  for (const { currency, amount, changed, due } of judged.filter((one) => one.due)) {
    const now = { amount, readAt: at, missingSince: null, ...(due ? { keptAt: at } : {}) };
    await tx.balance.upsert({
      where: { owner_currency: { owner: owner.key, currency } },
      create: { owner: owner.key, pUserId: owner.userId, currency, ...now, changedAt: at, keptAt: at },
      update: { ...now, ...(changed ? { changedAt: at } : {}) },
    });
    await tx.balanceReading.create({ data: { owner: owner.key, currency, amount, readAt: at, source } });
  }
  const same = judged.filter((one) => !one.due).map(({ currency }) => currency);
  await tx.balance.updateMany({
    where: { owner: owner.key, currency: { in: same } },
    data: { readAt: at, missingSince: null },
  });
  if (partial) return judged.some(({ changed, back }) => changed || back);
  const gone = await tx.balance.updateMany({
    where: { owner: owner.key, currency: { notIn: [...amounts.keys()] }, missingSince: null },
    data: { missingSince: at },
  });
  return gone.count > 0 || judged.some(({ changed, back }) => changed || back);
}

interface Judged {
  currency: string;
  amount: Prisma.Decimal;
  changed: boolean;
  /** Named again after the issuer had left it out. */
  back: boolean;
  /** Goes into the history. */
  due: boolean;
}

function judge(currency: string, amount: Prisma.Decimal, before: Balance | undefined, at: Date): Judged {
  const changed = !before?.amount.equals(amount);
  const back = before?.missingSince != null;
  const due = changed || back || !before || at.getTime() - before.keptAt.getTime() >= KEEP_MS;
  return { currency, amount, changed, back, due };
}

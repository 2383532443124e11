import "server-only";
import { db, Prisma, type Tx, type Wallet } from "@/lib/core/db";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerWallet, IssuerWalletTransaction } from "@/lib/issuing/types";
import { publish } from "@/lib/live/publish";

/** Puts a wallet into the mirror. What a reply is silent about stays as it was; an older reply changes nothing. */
export async function mirrorWallet(tx: Tx, wallet: IssuerWallet, at: Date): Promise<Wallet> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('wallet:' || ${wallet.id}::text, 0))`;
  const known = await tx.wallet.findUnique({ where: { id: wallet.id } });
  if (known && known.syncedAt > at) return known;
  const issuedAt = instantOf(wallet.createdAt) ?? known?.issuedAt ?? null;
  const data = {
    pUserId: wallet.pUserId || known?.pUserId || null,
    network: wallet.network || known?.network || null,
    currency: wallet.currency || known?.currency || null,
    address: wallet.address || known?.address || null,
    status: wallet.status || known?.status || null,
    balance: wallet.balance ?? known?.balance ?? null,
    raw: wallet.raw as Prisma.InputJsonObject,
    issuedAt,
    sortAt: issuedAt ?? known?.sortAt ?? at,
    syncedAt: at,
    missingSince: null,
  };
  const row = await tx.wallet.upsert({
    where: { id: wallet.id },
    create: { ...data, id: wallet.id, firstSeenAt: at },
    update: data,
  });
  if (!known || differs(known, row)) await publish(tx, { topic: "wallets", id: row.id });
  return row;
}

/** Marks the wallets that a whole reading of the list since `started` did not name. */
export async function markMissingWallets(started: Date): Promise<void> {
  const gone = await db().wallet.updateMany({
    where: { syncedAt: { lt: started }, missingSince: null },
    data: { missingSince: started },
  });
  if (gone.count > 0) await publish(db(), { topic: "wallets" });
}

/**
 * Puts transactions of a wallet into the mirror; gives how many were new or changed. A row that went on (its status,
 * its fee) is brought up to date, one that the issuer no longer names stays.
 */
export async function mirrorWalletTransactions(
  tx: Tx,
  walletId: string,
  rows: readonly IssuerWalletTransaction[],
  at: Date,
): Promise<number> {
  const known = await tx.walletTransaction.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  let changed = 0;
  for (const row of rows) {
    const before = known.find(({ id }) => id === row.id);
    const issuedAt = instantOf(row.createdAt) ?? before?.issuedAt ?? null;
    const data = {
      walletId,
      type: row.type,
      status: row.status,
      network: row.network,
      currency: row.currency,
      amount: row.amount,
      fee: row.fee,
      feeCurrency: row.feeCurrency,
      credited: row.creditedAmount,
      creditedIn: row.creditedCurrency,
      hash: row.transactionHash,
      fromAddress: row.fromAddress,
      toAddress: row.toAddress,
      raw: row.raw as Prisma.InputJsonObject,
      issuedAt,
      sortAt: issuedAt ?? before?.sortAt ?? at,
      syncedAt: at,
    };
    const after = await tx.walletTransaction.upsert({
      where: { id: row.id },
      create: { ...data, id: row.id },
      update: data,
    });
    if (!before || differs(before, after)) changed += 1;
  }
  if (changed > 0) await publish(tx, { topic: "wallets", id: walletId });
  return changed;
}

const INCIDENTAL = ["raw", "syncedAt", "readAt"];

function differs(before: object, after: object): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).some(
    ([name, value]) => !INCIDENTAL.includes(name) && textOf(was.get(name)) !== textOf(value),
  );
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Prisma.Decimal.isDecimal(value) ? value.toFixed() : String(value);
}

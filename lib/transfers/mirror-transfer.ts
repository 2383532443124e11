import "server-only";
import { Prisma, type Transfer, type Tx } from "@/lib/core/db";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { publishChanges } from "@/lib/live/publish";

/** A mirrored transfer, and whether that was news. */
export interface MirroredTransfer {
  row: Transfer;
  changed: boolean;
}

/**
 * Puts transfers into the mirror, under the ids of the register. What a reply is silent about stays as it was; an
 * older reply changes nothing.
 */
export async function mirrorTransfers(
  tx: Tx,
  transfers: readonly IssuerTransfer[],
  at: Date,
): Promise<MirroredTransfer[]> {
  const ids = [...new Set(transfers.map(({ id }) => id))].sort();
  // In one order, so that two who mirror the same page do not wait for each other.
  for (const id of ids)
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('transfer:' || ${id}::text, 0))`;
  const known = new Map(
    (await tx.transfer.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]),
  );
  const users = await registeredIds(
    tx,
    transfers.flatMap(({ senderUserId, receiverUserId }) => [senderUserId, receiverUserId]),
  );
  const mirrored: MirroredTransfer[] = [];
  for (const transfer of transfers) {
    const before = known.get(transfer.id);
    if (before && before.syncedAt > at) {
      mirrored.push({ row: before, changed: false });
      continue;
    }
    const data = toData(transfer, before, users, at);
    const row = await tx.transfer.upsert({
      where: { id: transfer.id },
      create: { ...data, id: transfer.id },
      update: data,
    });
    known.set(row.id, row);
    mirrored.push({ row, changed: !before || differs(before, row) });
  }
  const news = mirrored.filter(({ changed }) => changed);
  await publishChanges(
    tx,
    "transfers",
    news.map(({ row }) => ({ id: row.id })),
  );
  return mirrored;
}

function toData(
  transfer: IssuerTransfer,
  known: Transfer | undefined,
  users: ReadonlyMap<string, string>,
  at: Date,
) {
  const issuedAt = instantOf(transfer.createdAt) ?? known?.issuedAt ?? null;
  const idOf = (userId: string | null) => (userId === null ? null : (users.get(userId) ?? userId));
  return {
    refId: transfer.refId ?? known?.refId ?? null,
    senderId: idOf(transfer.senderUserId) ?? known?.senderId ?? null,
    receiverId: idOf(transfer.receiverUserId) ?? known?.receiverId ?? null,
    currency: transfer.currency ?? known?.currency ?? null,
    amount: transfer.amount ?? known?.amount ?? null,
    remark: transfer.remark ?? known?.remark ?? null,
    status: transfer.status ?? known?.status ?? null,
    raw: transfer.raw as Prisma.InputJsonObject,
    issuedAt,
    updatedAt: instantOf(transfer.updatedAt) ?? known?.updatedAt ?? null,
    sortAt: issuedAt ?? known?.sortAt ?? at,
    syncedAt: at,
  };
}

const INCIDENTAL = ["raw", "syncedAt"];

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

/** The register's ids of users whom a transfer names by their `user_id` (issuing-api §4.5, §6.1). */
async function registeredIds(tx: Tx, userIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(userIds.filter((id) => id !== null))];
  const rows = await tx.cardUser.findMany({
    where: { OR: [{ userId: { in: asked } }, { id: { in: asked } }] },
    select: { id: true, userId: true },
  });
  // Who says that it is his `user_id` comes before whose `p_user_id` only reads the same.
  return new Map([
    ...rows.map((row) => [row.id, row.id] as const),
    ...rows.flatMap((row) => (row.userId ? [[row.userId, row.id] as const] : [])),
  ]);
}

import "server-only";
import type { Transaction, Tx } from "@/lib/core/db";

type WithEvents = Transaction & { events: readonly unknown[] };

/** The issuer names them again. */
export async function markFound(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.transaction.updateMany({
    where: { id: { in: [...ids] }, missingSince: { not: null } },
    data: { missingSince: null },
  });
}

/**
 * Transactions that the issuer does not name: rows that no event stands behind are removed; what a webhook announced is
 * kept and marked. Gives the rows as they were.
 */
export async function markMissing(tx: Tx, ids: readonly string[], at: Date): Promise<WithEvents[]> {
  const rows = await tx.transaction.findMany({
    where: { id: { in: [...ids] } },
    include: { events: { take: 1, select: { id: true } } },
  });
  const invented = rows.filter((row) => row.events.length === 0).map((row) => row.id);
  await tx.transaction.deleteMany({ where: { id: { in: invented } } });
  await tx.transaction.updateMany({
    where: { id: { in: ids.filter((id) => !invented.includes(id)) } },
    data: { missingSince: at },
  });
  return rows;
}

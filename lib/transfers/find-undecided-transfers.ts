import "server-only";
import { can } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { personLabel } from "@/lib/core/person-name";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import { storedTransfer, type UndecidedTransfer } from "@/lib/transfers/schema";

const MOST = 20;

/** The transfers of anybody whose outcome is not known yet, newest first: they are in no list of the issuer's so far. */
export async function findUndecidedTransfers(viewer: Viewer): Promise<UndecidedTransfer[]> {
  if (!can(viewer.role, "transfers.read")) return [];
  const rows = await db().operation.findMany({
    where: { kind: "transfers.create", status: { in: ["pending", "unknown"] } },
    orderBy: { startedAt: "desc" },
    take: MOST,
    ...withActor,
  });
  const read = rows.flatMap((row) => {
    const { data } = storedTransfer.safeParse(row.input);
    return data ? [{ row, data }] : [];
  });
  const ids = read.flatMap(({ data }) => [data.senderId, data.receiverId]);
  const users = await db().cardUser.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true },
  });
  const name = (id: string) => {
    const user = users.find((one) => one.id === id);
    return user ? personLabel(user) : id;
  };
  return read.map(({ row, data }) => ({
    operation: toOperationDto(row),
    label: `${name(data.senderId)} → ${name(data.receiverId)}`,
    currency: data.currency,
    amount: data.amount,
  }));
}

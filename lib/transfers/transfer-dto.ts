import "server-only";
import type { Transfer } from "@/lib/core/db";
import type { TransferListItem, TransferUser } from "@/lib/transfers/schema";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

/** A transfer as lists read it, with both users where the register has them. */
export type TransferRow = Omit<Transfer, "raw" | "updatedAt" | "issuedAt"> & {
  senderFirst: string | null;
  senderLast: string | null;
  senderStatus: string | null;
  receiverFirst: string | null;
  receiverLast: string | null;
  receiverStatus: string | null;
};

/** Row → DTO. What nobody said stays null. */
export function toTransferListItem(row: TransferRow): TransferListItem {
  return {
    id: row.id,
    refId: row.refId,
    sender: toUser(row.senderId, row.senderFirst, row.senderLast, row.senderStatus),
    receiver: toUser(row.receiverId, row.receiverFirst, row.receiverLast, row.receiverStatus),
    currency: row.currency,
    amount: row.amount?.toFixed() ?? null,
    remark: row.remark,
    status: row.status,
    outcome: transferOutcome(row.status),
    at: row.sortAt.toISOString(),
    syncedAt: row.syncedAt.toISOString(),
  };
}

function toUser(
  id: string | null,
  first: string | null,
  last: string | null,
  status: string | null,
): TransferUser | null {
  if (id === null) return null;
  // The register's names are never null: without them nobody is registered under this id.
  return { id, firstName: first ?? "", lastName: last ?? "", status, known: first !== null };
}

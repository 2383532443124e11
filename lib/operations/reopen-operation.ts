import "server-only";
import type { OperationKind } from "@/lib/auth/operation-kinds";
import type { Tx } from "@/lib/core/db";
import { publish } from "@/lib/live/publish";

/** Makes an operation undecided again, which what was read since contradicts; its resolver finds out anew. */
export async function reopenOperation(tx: Tx, id: string, kind: OperationKind): Promise<void> {
  await tx.operation.update({ where: { id }, data: { status: "unknown", completedAt: null } });
  await publish(tx, { topic: "operations", id, kind });
}

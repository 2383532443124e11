import "server-only";
import { reopenRequest } from "@/lib/approvals/follow-operation";
import { db, Prisma, type Transfer } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { reopenOperation } from "@/lib/operations/reopen-operation";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

/**
 * A call that took effect after the settle time was over was told as not carried out: its row in the issuer's list says
 * otherwise. Such an operation, and the request behind it, are opened again, and found out by reading as every other.
 */
export async function reopenContradicted(rows: readonly Transfer[]): Promise<void> {
  const moved = rows.filter((row) => row.refId !== null && transferOutcome(row.status) === "moved");
  if (moved.length === 0) return;
  const refIds = moved.map((row) => row.refId?.toLowerCase());
  const wrong = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM operation WHERE kind = 'transfers.create' AND input ->> 'refId' = ANY(${refIds})
      AND status IN ('not_applied', 'unconfirmed')`;
  for (const { id } of wrong) await reopen(id).catch(unlessBusy);
}

async function reopen(id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await reopenOperation(tx, id, "transfers.create");
    await reopenRequest(tx, id);
  });
}

/** Another transfer of the sender, or the same request, is undecided: the next reading tries again. */
function unlessBusy(error: unknown): void {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
    log().warn({ err: error }, "an operation that took effect late could not be opened again");
    return;
  }
  throw error;
}

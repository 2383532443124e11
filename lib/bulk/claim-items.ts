import "server-only";
import { derivedId } from "@/lib/approvals/operation-id";
import type { Clock } from "@/lib/core/clock";
import { type BulkItem, db } from "@/lib/core/db";

/**
 * Takes the next few cards of a running run. Each gets the id of its operation, which depends on run, place and attempt
 * alone: whoever takes it again after a crash asks under the same id, and what was sent is not sent again.
 */
export async function claimItems(runId: string, most: number, clock: Clock): Promise<BulkItem[]> {
  return db().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ position: number; attempt: number }[]>`
      SELECT i.position, i.attempt FROM bulk_item i JOIN bulk_run r ON r.id = i.run_id
      WHERE i.run_id = ${runId}::uuid AND i.status = 'pending' AND r.status = 'running'
      ORDER BY i.position LIMIT ${most} FOR UPDATE OF i SKIP LOCKED`;
    const claimed: BulkItem[] = [];
    for (const { position, attempt } of rows) {
      const operationId = derivedId(`bulk ${runId} ${position} ${attempt}`);
      claimed.push(
        await tx.bulkItem.update({
          where: { runId_position: { runId, position } },
          data: {
            status: "sending",
            claimedAt: clock.now(),
            operationId,
            errorCode: null,
            issuerMessage: null,
          },
        }),
      );
    }
    return claimed;
  });
}

import "server-only";
import { outcomeOf } from "@/lib/bulk/item-outcome";
import type { Clock } from "@/lib/core/clock";
import { type BulkItem, db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { publishChanges } from "@/lib/live/publish";

const AT_ONCE = 500;

/**
 * Brings items whose reply was lost to what their operation has been found to be, and gives back those that a process
 * took and never ended: what was sent is followed, what was not waits again. Nothing is sent here.
 */
export async function settleItems(clock: Clock): Promise<void> {
  const settled = [...(await giveBack(clock)), ...(await follow(clock))];
  const runs = new Set(settled.map(({ runId }) => runId));
  await publishChanges(
    db(),
    "bulk",
    [...runs].map((id) => ({ id })),
  );
}

async function giveBack(clock: Clock): Promise<Pick<BulkItem, "runId">[]> {
  const old = new Date(clock.now().getTime() - leaseMs());
  return db().$queryRaw<{ runId: string }[]>`
    UPDATE bulk_item SET status = CASE
      WHEN EXISTS (SELECT 1 FROM operation o WHERE o.id = bulk_item.operation_id) THEN 'unknown' ELSE 'pending' END
    WHERE status = 'sending' AND claimed_at < ${old} RETURNING run_id AS "runId"`;
}

/** Longer than a call and the reads after it take. */
function leaseMs(): number {
  return env().issuing.timeoutMs * 6;
}

async function follow(clock: Clock): Promise<Pick<BulkItem, "runId">[]> {
  const rows = await db().$queryRaw<{ runId: string; position: number; operationId: string }[]>`
    SELECT i.run_id AS "runId", i.position, i.operation_id AS "operationId"
    FROM bulk_item i JOIN operation o ON o.id = i.operation_id
    WHERE i.status = 'unknown' AND o.status NOT IN ('pending', 'unknown') LIMIT ${AT_ONCE}`;
  for (const { runId, position, operationId } of rows) {
    const operation = await db().operation.findUniqueOrThrow({ where: { id: operationId } });
    await db().bulkItem.updateMany({
      where: { runId, position, operationId, status: "unknown" },
      data: { errorCode: null, issuerMessage: null, ...outcomeOf(operation), endedAt: clock.now() },
    });
  }
  return rows;
}

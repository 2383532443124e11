import "server-only";
import { randomUUID } from "node:crypto";
import { db } from "@/lib/core/db";

export interface ClaimedRow {
  importId: string;
  line: number;
  sealed: Uint8Array<ArrayBuffer>;
  /** Of the creation: kept with the row before anything is sent, so that a row is never two creations. */
  operationId: string;
  claim: string;
}

/**
 * Takes the next waiting row of a running import, for this caller alone: rows that others are taking are skipped over.
 * Null: none is left, or it was stopped.
 */
export async function claimRow(importId: string, at: Date): Promise<ClaimedRow | null> {
  const claim = randomUUID();
  // MATERIALIZED: a join may ask a plain subquery twice, and the second time it takes another row.
  const [row] = await db().$queryRaw<Omit<ClaimedRow, "importId" | "claim">[]>`
    WITH next AS MATERIALIZED (SELECT line FROM import_user_row
      WHERE import_id = ${importId}::uuid AND status = 'waiting'
        AND EXISTS (SELECT 1 FROM import_job WHERE id = ${importId}::uuid AND status = 'running')
      ORDER BY line LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE import_user_row r
    SET status = 'sending', claim = ${claim}::uuid, claimed_at = ${at}, attempts = r.attempts + 1,
      operation_id = coalesce(r.operation_id, gen_random_uuid())
    FROM next WHERE r.import_id = ${importId}::uuid AND r.line = next.line
    RETURNING r.line, r.sealed, r.operation_id::text AS "operationId"`;
  return row ? { ...row, importId, claim } : null;
}

import "server-only";
import { OPEN } from "@/lib/approvals/constants";
import type { Clock } from "@/lib/core/clock";
import { db, Prisma } from "@/lib/core/db";

const KEPT_DAYS = 14;

/** Forgets what nobody selected for two weeks, unless a request for a second person still speaks of it. */
export async function forgetSelections(clock: Clock): Promise<void> {
  const old = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
  await db().$executeRaw`
    DELETE FROM bulk_selection s WHERE s.used_at < ${old} AND NOT EXISTS (
      SELECT 1 FROM approval_request a
      WHERE a.subject_type = 'bulk-selection' AND a.subject_id = s.id AND a.status IN (${Prisma.join([...OPEN])}))`;
}

import "server-only";
import { db } from "@/lib/core/db";
import { ENDED_WELL } from "@/lib/sync/constants";

/** When the mirror was last read to the end of its lists, ISO 8601 UTC; null before the first time. */
export async function lastGoodSync(): Promise<string | null> {
  const run = await db().syncRun.findFirst({
    where: { status: { in: ENDED_WELL } },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  return run?.startedAt.toISOString() ?? null;
}

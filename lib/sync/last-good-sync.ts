import "server-only";
import { db } from "@/lib/core/db";

/** When the mirror was last read completely, ISO 8601 UTC; null before the first time. */
export async function lastGoodSync(): Promise<string | null> {
  const run = await db().syncRun.findFirst({
    where: { status: "succeeded" },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true },
  });
  return run?.startedAt.toISOString() ?? null;
}

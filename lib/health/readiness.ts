import "server-only";
import { db } from "@/lib/core/db";
import { lastGoodSync } from "@/lib/sync/last-good-sync";

export interface Readiness {
  ready: boolean;
  database: "ok" | "failed";
  /** ISO 8601 UTC; null before the first complete reading of the issuer. */
  lastGoodSync: string | null;
}

/** Whether this process can serve: the database answers. Says nothing that an outsider may not know. */
export async function readiness(): Promise<Readiness> {
  try {
    await db().$queryRaw`SELECT 1`;
    return { ready: true, database: "ok", lastGoodSync: await lastGoodSync() };
  } catch {
    return { ready: false, database: "failed", lastGoodSync: null };
  }
}

import "server-only";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { feedHealth } from "@/lib/webhooks/feed-health";
import type { FeedState } from "@/lib/webhooks/vocabulary";

export interface Readiness {
  ready: boolean;
  database: "ok" | "failed";
  /** ISO 8601 UTC; null before the first complete reading of the issuer. */
  lastGoodSync: string | null;
  /** How the issuer's webhooks are doing, for whoever watches the console; it does not make it unready. */
  webhooks: { feed: FeedState; lastValidAt: string | null } | null;
}

/** Whether this process can serve: the database answers. Says nothing that an outsider may not know. */
export async function readiness(): Promise<Readiness> {
  try {
    await db().$queryRaw`SELECT 1`;
    return { ready: true, database: "ok", lastGoodSync: await lastGoodSync(), webhooks: await webhooks() };
  } catch {
    return { ready: false, database: "failed", lastGoodSync: null, webhooks: null };
  }
}

async function webhooks(): Promise<Readiness["webhooks"]> {
  try {
    const { state, lastValidAt } = await feedHealth(systemClock);
    return { feed: state, lastValidAt };
  } catch (error) {
    log().warn({ err: error }, "the state of the webhooks is not known");
    return null;
  }
}

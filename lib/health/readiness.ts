import "server-only";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { readJobs } from "@/lib/jobs/read-jobs";
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
  /** Repeating work that is due for longer than its interval, by name; it does not make this process unready either. */
  overdueJobs: string[] | null;
}

const DEADLINE_MS = 2_000;

/** Whether this process can serve: the database answers within two seconds. Says nothing that an outsider may not know. */
export async function readiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), DEADLINE_MS);
  });
  try {
    return await Promise.race([read(), late]);
  } catch (error) {
    log().warn({ err: error }, "not ready");
    return { ready: false, database: "failed", lastGoodSync: null, webhooks: null, overdueJobs: null };
  } finally {
    clearTimeout(timer);
  }
}

async function read(): Promise<Readiness> {
  await db().$queryRaw`SELECT 1`;
  const [good, feed, overdueJobs] = await Promise.all([lastGoodSync(), webhooks(), overdue()]);
  return { ready: true, database: "ok", lastGoodSync: good, webhooks: feed, overdueJobs };
}

async function overdue(): Promise<string[]> {
  return (await readJobs()).filter(({ state }) => state === "overdue").map(({ name }) => name);
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

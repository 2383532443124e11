import "server-only";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { readJobs } from "@/lib/jobs/read-jobs";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import type { FeedState } from "@/lib/webhooks/constants";
import { feedHealth } from "@/lib/webhooks/feed-health";
import type { FeedHealth } from "@/lib/webhooks/schema";

export interface Readiness {
  ready: boolean;
  database: "ok" | "failed";
  /** ISO 8601 UTC; null before the first complete reading of the issuer. */
  lastGoodSync: string | null;
  /** How the issuer's webhooks are doing, for whoever watches the console; it does not make it unready. */
  webhooks: { feed: FeedState; lastValidAt: string | null } | null;
  /** Repeating work that is due for longer than its interval, by name; it does not make this process unready either. */
  overdueJobs: string[] | null;
  /** How far the issuer's clock is ahead of ours, negative behind; null within a minute, or not known. */
  issuerClockSkewSeconds: number | null;
}

const DEADLINE_MS = 2_000;
const NOT_KNOWN = { lastGoodSync: null, webhooks: null, overdueJobs: null, issuerClockSkewSeconds: null };

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
    return { ...NOT_KNOWN, ready: false, database: "failed" };
  } finally {
    clearTimeout(timer);
  }
}

async function read(): Promise<Readiness> {
  await db().$queryRaw`SELECT 1`;
  const [good, feed, overdueJobs] = await Promise.all([lastGoodSync(), feedHealthIfKnown(), overdue()]);
  return {
    ready: true,
    database: "ok",
    lastGoodSync: good,
    webhooks: feed && { feed: feed.state, lastValidAt: feed.lastValidAt },
    overdueJobs,
    issuerClockSkewSeconds: feed?.issuerClockSkewSeconds ?? null,
  };
}

async function overdue(): Promise<string[]> {
  return (await readJobs()).filter(({ state }) => state === "overdue").map(({ name }) => name);
}

async function feedHealthIfKnown(): Promise<FeedHealth | null> {
  try {
    return await feedHealth(systemClock);
  } catch (error) {
    log().warn({ err: error }, "the state of the webhooks is not known");
    return null;
  }
}

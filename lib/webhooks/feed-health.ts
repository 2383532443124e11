import "server-only";
import type { Clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env, issuerCredentials } from "@/lib/core/env";
import { knownSkewMs, shownSkewSeconds } from "@/lib/issuer/issuer-clock";
import { ENDED_WELL } from "@/lib/sync/constants";
import type { FeedState } from "@/lib/webhooks/constants";
import type { FeedHealth } from "@/lib/webhooks/schema";

const MINUTE_MS = 60_000;
const BEHIND_AFTER_MS = 2 * MINUTE_MS;
/** An announcement may be under way. */
const GRACE_MS = 5 * MINUTE_MS;
const COUNT_CAP = 1000;

interface Facts {
  lastValidAt: Date | null;
  /** From when on webhooks were to be expected: the last one, else the first reading of the issuer. */
  since: Date | null;
  newestAt: Date | null;
  oldestWaitingAt: Date | null;
  waiting: number;
  failed: number;
  refused: number;
  refusedReason: string | null;
}

/**
 * How the issuer's webhooks are doing. Silence alone is no fault; silence while the sync finds transactions that are
 * newer than the last delivery is.
 */
export async function feedHealth(clock: Clock): Promise<FeedHealth> {
  const now = clock.now();
  const [[facts], skewMs] = await Promise.all([readFacts(now), knownSkewMs(now)]);
  if (!facts) throw new Error("the database gave no facts about webhooks");
  const newer = newerTransaction(facts, now, skewMs ?? 0);
  return {
    state: feedState(facts, newer, now),
    lastValidAt: facts.lastValidAt?.toISOString() ?? null,
    newerTransactionAt: newer?.toISOString() ?? null,
    waiting: facts.waiting,
    failed: facts.failed,
    refused: facts.refused,
    refusedReason: facts.refusedReason,
    issuerClockSkewSeconds: shownSkewSeconds(skewMs),
  };
}

function feedState(facts: Facts, newer: Date | null, now: Date): FeedState {
  const { lastValidAt, oldestWaitingAt } = facts;
  const age = (time: Date | null) => (time ? now.getTime() - time.getTime() : 0);
  if (env().webhooks.proof === "signature" && !issuerCredentials().webhookPublicKey) return "unconfigured";
  if (age(oldestWaitingAt) > BEHIND_AFTER_MS) return "behind";
  const validLately = lastValidAt !== null && age(lastValidAt) < 60 * MINUTE_MS;
  // Anybody may send rubbish: it counts only where the issuer's own seem to be missing.
  if (facts.refused > 0 && !validLately && (newer || !lastValidAt)) return "refusing";
  if (newer && age(facts.since) > env().webhooks.quietMinutes * MINUTE_MS) return "quiet";
  return lastValidAt ? "ok" : "never";
}

/** A transaction's time is the issuer's clock's. */
function newerTransaction({ since, newestAt }: Facts, now: Date, skewMs: number): Date | null {
  if (!since || !newestAt) return null;
  const byOurClock = newestAt.getTime() - skewMs;
  const isLater = byOurClock > since.getTime() + GRACE_MS;
  return isLater && byOurClock < now.getTime() - GRACE_MS ? newestAt : null;
}

/** Each of these follows an index to its end. */
function readFacts(now: Date): Promise<Facts[]> {
  const hourAgo = new Date(now.getTime() - 60 * MINUTE_MS);
  return db().$queryRaw<Facts[]>`
    WITH valid AS (
      SELECT max(received_at) AS at FROM webhook_delivery WHERE signature = 'valid'
    ), waiting AS (
      SELECT min(received_at) AS at, count(*)::int AS count FROM (
        SELECT received_at FROM webhook_delivery WHERE processed_at IS NULL AND signature = 'valid'
        ORDER BY received_at LIMIT ${COUNT_CAP}) AS newest
    ), refused AS (
      SELECT count(*)::int AS count, (array_agg(signature ORDER BY received_at DESC))[1] AS reason FROM (
        SELECT signature, received_at FROM webhook_delivery WHERE signature <> 'valid' AND received_at > ${hourAgo}
        ORDER BY received_at DESC LIMIT ${COUNT_CAP}) AS newest
    )
    SELECT valid.at AS "lastValidAt",
      coalesce(valid.at, (SELECT min(started_at) FROM sync_run WHERE status = ANY(${ENDED_WELL}::text[]))) AS since,
      (SELECT sort_at FROM "transaction" ORDER BY sort_at DESC, id DESC LIMIT 1) AS "newestAt",
      waiting.at AS "oldestWaitingAt", waiting.count AS waiting,
      (SELECT count(*)::int FROM (SELECT 1 FROM webhook_delivery WHERE outcome = 'failed' LIMIT ${COUNT_CAP}) AS listed)
        AS failed, refused.count AS refused,
      refused.reason AS "refusedReason"
    FROM valid, waiting, refused`;
}

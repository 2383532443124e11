import "server-only";
import { Prisma, select } from "@/lib/core/db";
import { ClockSkew } from "@/lib/issuing/clock-skew";

/** A skew below this is a matter of whole seconds and of the way of a message. */
export const NOTABLE_SKEW_MS = 60_000;

const shared = globalThis as typeof globalThis & { issuerClock?: ClockSkew };

/** What this process's calls tell of the issuer's clock; one for all bundles of the process. */
export function measuredClock(): ClockSkew {
  shared.issuerClock ??= new ClockSkew();
  return shared.issuerClock;
}

/** Milliseconds that the issuer's clock is ahead of ours (negative: behind); 0 while no answer told. */
export function issuerSkewMs(): number {
  return measuredClock().milliseconds ?? 0;
}

/**
 * The same where this process may have made no call yet: then the signed times of the day's deliveries tell. A delivery
 * is never older than its signature, so that the youngest of them is the closest. Null while nothing told.
 */
export async function knownSkewMs(now: Date): Promise<number | null> {
  return measuredClock().milliseconds ?? (await signedSkewMs(now));
}

/** A skew for showing, in whole seconds; null below a minute and where nothing told. */
export function shownSkewSeconds(ms: number | null): number | null {
  return ms === null || Math.abs(ms) < NOTABLE_SKEW_MS ? null : Math.round(ms / 1000);
}

async function signedSkewMs(now: Date): Promise<number | null> {
  const [row] = await select<{ ms: number | null }>(Prisma.sql`
    SELECT max(extract(epoch FROM signed_at - received_at) * 1000)::float8 AS ms FROM webhook_delivery
    WHERE signature = 'valid' AND signed_at IS NOT NULL AND received_at > ${now}::timestamptz - interval '1 day'`);
  return row?.ms ?? null;
}

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
 * The same for showing, in whole seconds; null below a minute and while nothing told. Where this process made no call
 * yet, the signed times of the day's deliveries tell: a delivery is never older than its signature, so that the youngest
 * of them is the closest.
 */
export async function shownSkewSeconds(): Promise<number | null> {
  const ms = measuredClock().milliseconds ?? (await signedSkewMs());
  return ms === null || Math.abs(ms) < NOTABLE_SKEW_MS ? null : Math.round(ms / 1000);
}

async function signedSkewMs(): Promise<number | null> {
  const [row] = await select<{ ms: number | null }>(Prisma.sql`
    SELECT max(extract(epoch FROM signed_at - received_at) * 1000)::float8 AS ms FROM webhook_delivery
    WHERE signature = 'valid' AND signed_at IS NOT NULL AND received_at > now() - interval '1 day'`);
  return row?.ms ?? null;
}

import "server-only";
import { Prisma, select } from "@/lib/core/db";
import { ClockSkew } from "@/lib/issuing/clock-skew";

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
 * The same for showing: where this process made no call yet, the signed times of the day's deliveries tell. A delivery
 * is never older than its signature, so that the youngest of them is the closest.
 */
export async function shownSkewMs(): Promise<number | null> {
  const measured = measuredClock().milliseconds;
  if (measured !== null) return measured;
  const [row] = await select<{ ms: number | null }>(Prisma.sql`
    SELECT max(extract(epoch FROM signed_at - received_at) * 1000)::float8 AS ms FROM webhook_delivery
    WHERE signature = 'valid' AND signed_at IS NOT NULL AND received_at > now() - interval '1 day'`);
  return row?.ms ?? null;
}

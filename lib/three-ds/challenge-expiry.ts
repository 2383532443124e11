import "server-only";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { measuredClock, NOTABLE_SKEW_MS } from "@/lib/issuer/issuer-clock";
import { instantOf } from "@/lib/issuing/bounds";

export interface ArrivalTimes {
  receivedAt: Date;
  /** By the issuer's clock, at each attempt to deliver; null where webhooks are not signed. */
  signedAt: Date | null;
}

/**
 * When a code stops being kept: `THREE_DS_CODE_MINUTES` after it was issued, or after we received it where the issuer's
 * time is missing or has no zone. A delivery that was retried for an hour is late: its code is dead at the shop. How long
 * it was under way is told by the issuer's clock against ours, in milliseconds as its answers (`measured`) and the
 * signature show it; of the two the one that leaves the code its time. Where neither tells, half its lifetime is left.
 */
export function challengeExpiry(
  issuedAt: Date | null,
  { receivedAt, signedAt }: ArrivalTimes,
  measured: number | null = measuredClock().milliseconds,
): Date {
  const lifetime = env().threeDs.codeMinutes * 60_000;
  const received = receivedAt.getTime();
  const shown = signedAt && signedAt.getTime() - received;
  const skews = [measured, shown].filter((skew) => skew !== null).map(notable);
  const age = issuedAt ? received - issuedAt.getTime() + Math.min(...(skews.length ? skews : [0])) : 0;
  const most = skews.length ? age : lifetime / 2;
  return new Date(received - Math.max(0, Math.min(age, most)) + lifetime);
}

/** Less than this is the way of the message and the measuring. */
function notable(skew: number): number {
  return Math.abs(skew) < NOTABLE_SKEW_MS ? 0 : skew;
}

/** The issuer's `p_created_at`; null unless it is RFC 3339 with a zone, of this century. */
export function issueTime(text: string | null): Date | null {
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) return null;
  const time = instantOf(text);
  return time && time.getTime() > Date.UTC(2000) ? time : null;
}

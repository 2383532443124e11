import "server-only";
import { z } from "zod";
import { env } from "@/lib/core/env";
import { instantOf } from "@/lib/issuing/bounds";

/**
 * When a code stops being kept: `THREE_DS_CODE_MINUTES` after it was issued, or after we received it where the issuer's
 * time is missing, has no zone, or lies ahead of ours. Counted from issue, a delivery that was retried for an hour is
 * late: its code is dead at the shop, so keeping it would only be a risk.
 */
export function challengeExpiry(issuedAt: Date | null, receivedAt: Date): Date {
  const from = Math.min(issuedAt?.getTime() ?? Number.POSITIVE_INFINITY, receivedAt.getTime());
  return new Date(from + env().threeDs.codeMinutes * 60_000);
}

/** The issuer's `p_created_at`; null unless it is RFC 3339 with a zone, of this century. */
export function issueTime(text: string | null): Date | null {
  if (!z.iso.datetime({ offset: true }).safeParse(text).success) return null;
  const time = instantOf(text);
  return time && time.getTime() > Date.UTC(2000) ? time : null;
}

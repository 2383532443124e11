import { issuerSkewMs } from "@/lib/issuer/issuer-clock";
import type { Observed } from "@/lib/transactions/mirror-transactions";

const LATE_AFTER_MS = 10 * 60_000;

/**
 * Whether a delivery came more than ten minutes after the time it gives: its credential's, and for an authorization,
 * which is announced as it happens, also the transaction's; the issuer's clock set right by its skew. A retry under a
 * fresh time cannot be told from this.
 */
export function isLate(row: { receivedAt: Date; signedAt: Date | null }, observed?: Observed): boolean {
  const times = [row.signedAt?.getTime()];
  if (observed?.action === "Authorization") times.push(Date.parse(observed.transaction.createdAt ?? ""));
  const latest = row.receivedAt.getTime() + issuerSkewMs() - LATE_AFTER_MS;
  // Times of the year 1 stand for no time at all.
  return times.some((time) => time !== undefined && time > 0 && time < latest);
}

import { dayAt, endOfDay, firstOfMonth, startOfDay } from "@/lib/core/days";

export interface LimitWindow {
  /** First instant that counts; null: the rule has no beginning. */
  startsAt: Date | null;
  /** When usage goes back to zero; null: never. */
  resetsAt: Date | null;
}

/**
 * The window that a rule counts in at `now`: natural day and natural month in the issuer's zone (issuing-api §3.1).
 * `Transaction` and `Lifetime`, and any rule that we do not know, never reset.
 */
export function limitWindow(period: string, now: Date, zone: string): LimitWindow {
  const today = dayAt(now, zone);
  if (period === "Daily") return { startsAt: startOfDay(today, zone), resetsAt: endOfDay(today, zone) };
  if (period === "Monthly") {
    return {
      startsAt: startOfDay(firstOfMonth(today), zone),
      resetsAt: startOfDay(firstOfMonth(today, 1), zone),
    };
  }
  return { startsAt: null, resetsAt: null };
}

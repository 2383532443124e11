import { TZDate } from "@date-fns/tz";
import { addDays, addMonths, startOfDay, startOfMonth } from "date-fns";

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
  const local = new TZDate(now, zone);
  if (period === "Daily") return between(startOfDay(local), addDays(startOfDay(local), 1));
  if (period === "Monthly") return between(startOfMonth(local), addMonths(startOfMonth(local), 1));
  return { startsAt: null, resetsAt: null };
}

function between(startsAt: Date, resetsAt: Date): LimitWindow {
  return { startsAt: new Date(startsAt.getTime()), resetsAt: new Date(resetsAt.getTime()) };
}

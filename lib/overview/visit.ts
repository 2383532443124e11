import "server-only";
import type { OverviewVisit } from "@/lib/core/db";
import { VISIT_GAP_MINUTES } from "@/lib/overview/vocabulary";

/**
 * Since when the viewer has not seen the overview, as of `now`: the end of the visit before the one that is under way or
 * just beginning. Null: there was none.
 */
export function unseenSince(
  visit: Pick<OverviewVisit, "lastAt" | "beforeAt"> | null,
  now: Date,
): Date | null {
  if (!visit) return null;
  const away = now.getTime() - visit.lastAt.getTime();
  return away > VISIT_GAP_MINUTES * 60_000 ? visit.lastAt : visit.beforeAt;
}

import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { VISIT_GAP_MINUTES } from "@/lib/overview/constants";

/**
 * Keeps that the viewer looks at the overview now. After a gap of `VISIT_GAP_MINUTES` this is a new visit, and what came
 * since the one before stays told until the next. Times never go back, whichever of several tabs is late. One's own: it
 * needs no permission.
 */
export async function markVisit(viewer: Viewer, context: RequestContext): Promise<void> {
  const now = context.clock.now();
  await db().$executeRaw`
    INSERT INTO overview_visit AS v (staff_id, last_at) VALUES (${viewer.id}::uuid, ${now})
    ON CONFLICT (staff_id) DO UPDATE SET
      before_at = CASE WHEN excluded.last_at - v.last_at > make_interval(mins => ${VISIT_GAP_MINUTES}::int)
        THEN v.last_at ELSE v.before_at END,
      last_at = excluded.last_at
    WHERE excluded.last_at > v.last_at`;
}

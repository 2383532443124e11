import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";

/** Keeps that the viewer has seen enough of the first steps. One's own: it needs no permission. */
export async function closeGuide(viewer: Viewer, context: RequestContext): Promise<void> {
  const now = context.clock.now();
  await db().overviewVisit.upsert({
    where: { staffId: viewer.id },
    create: { staffId: viewer.id, lastAt: now, guideClosedAt: now },
    update: { guideClosedAt: now },
  });
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { feedHealth } from "@/lib/webhooks/feed-health";
import type { FeedHealth } from "@/lib/webhooks/schema";

/** How the webhooks are doing, for everybody whose pages depend on them. @throws AppError FORBIDDEN */
export async function getFeedHealth(viewer: Viewer, context: RequestContext): Promise<FeedHealth> {
  assertPermission(viewer, "transactions.read");
  return feedHealth(context.clock);
}

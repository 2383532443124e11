"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { replayDelivery } from "@/lib/webhooks/replay-delivery";
import { replayUnread } from "@/lib/webhooks/replay-unread";
import type { ReplayedDeliveries, ReplayedDelivery } from "@/lib/webhooks/schema";

export async function replayDeliveryAction(input: unknown): Promise<ActionResult<ReplayedDelivery>> {
  return answerAction("webhooks.replay", (viewer, context) => replayDelivery(viewer, context, input));
}

export async function replayUnreadAction(): Promise<ActionResult<ReplayedDeliveries>> {
  return answerAction("webhooks.replay-unread", (viewer, context) => replayUnread(viewer, context));
}

import "server-only";
import { z } from "zod";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { toDeliveryDetail } from "@/lib/webhooks/delivery-dto";
import type { DeliveryDetail } from "@/lib/webhooks/schema";

/** One delivery with its body, where it came from and what it changed. @throws AppError FORBIDDEN, NOT_FOUND */
export async function getDelivery(
  viewer: Viewer,
  _context: RequestContext,
  deliveryId: string,
): Promise<DeliveryDetail> {
  assertPermission(viewer, "webhooks.read");
  const { data: id } = z.uuid().safeParse(deliveryId);
  const row = id ? await db().webhookDelivery.findUnique({ where: { id } }) : null;
  if (!row) throw new AppError("NOT_FOUND", "no such webhook");
  return toDeliveryDetail(row, holds(viewer, "webhooks.replay"));
}

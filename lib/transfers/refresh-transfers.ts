import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { readAnew } from "@/lib/issuer/read-anew";
import { readTransfers } from "@/lib/transfers/read-transfers";
import { refreshTransfersInput } from "@/lib/transfers/schema";
import { toAppError } from "@/lib/users/refresh-user";

/**
 * Reads what is new in the issuer's list into the mirror, unless that was done less than `maxAge` seconds ago.
 * @throws AppError FORBIDDEN, INVALID_INPUT, RATE_LIMITED, ISSUER_*; ISSUER_NOT_OFFERED when there is no such list
 */
export async function refreshTransfers(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ asOf: string }> {
  assertPermission(viewer, "transfers.read");
  const { maxAge } = parseInput(refreshTransfersInput, raw);
  const now = context.clock.now();
  const last = await db().transfer.aggregate({ _max: { syncedAt: true } });
  const readAt = last._max.syncedAt;
  if (readAt && now.getTime() - readAt.getTime() < maxAge * 1000) return { asOf: readAt.toISOString() };
  await readAnew(viewer, context, "transfers", () =>
    readTransfers({ full: false, clock: context.clock }).catch(toAppError),
  );
  return { asOf: now.toISOString() };
}

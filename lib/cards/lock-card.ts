import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeStatus } from "@/lib/cards/change-status";
import { lockInput } from "@/lib/cards/schema";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Locks a card: the issuer then declines every transaction until it is unlocked (issuing-api §3.5).
 * @throws AppError as `changeStatus`
 */
export async function lockCard(viewer: Viewer, context: RequestContext, raw: unknown): Promise<OperationDto> {
  assertPermission(viewer, "cards.lock");
  return changeStatus(viewer, context, parseInput(lockInput, raw), {
    kind: "cards.lock",
    needs: "lock",
    send: (target, call) => issuer().lockCard(target, call),
  });
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeStatus } from "@/lib/cards/change-status";
import { unlockInput } from "@/lib/cards/schema";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Unlocks a locked card: it may be used again (issuing-api §3.5).
 * @throws AppError as `changeStatus`
 */
export async function unlockCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "cards.unlock");
  return changeStatus(viewer, context, parseInput(unlockInput, raw), {
    kind: "cards.unlock",
    needs: "unlock",
    send: (target, call) => issuer().unlockCard(target, call),
  });
}

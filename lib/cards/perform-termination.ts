import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { changeStatus } from "@/lib/cards/change-status";
import type { Card } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { OperationDto } from "@/lib/operations/schema";

interface Termination {
  operationId: string;
  cardId: string;
  version: number;
  reason: string;
}

/** Ends the card, once it is certain that the viewer may: alone, or since a second person agreed. @throws as `changeStatus` */
export function performTermination(
  viewer: Viewer,
  context: RequestContext,
  input: Termination,
  check?: (card: Card) => void,
): Promise<OperationDto> {
  const change = {
    kind: "cards.terminate",
    needs: "terminate",
    send: (target: { cardId: string }, call: { requestId: string; language: string }) =>
      issuer().terminateCard(target, call),
  } as const;
  return changeStatus(viewer, context, input, change, check);
}

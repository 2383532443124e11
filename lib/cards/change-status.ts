import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { applyCard, cardFacts, loadForChange, readBack } from "@/lib/cards/card-operation";
import { allowedIn, type StatusRules } from "@/lib/cards/status";
import type { Card, Prisma, Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { IssuerCard } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

/** The status that a card has once the issuer said “yes”, where no source tells it (issuing-api §3.5). */
const ACKNOWLEDGED = {
  "cards.lock": "Locked",
  "cards.unlock": "Active",
  "cards.terminate": "Terminated",
} as const;

export interface StatusChange {
  kind: "cards.lock" | "cards.unlock" | "cards.terminate";
  needs: keyof StatusRules;
  send(
    target: { cardId: string },
    call: { requestId: string; language: string },
  ): Promise<{ data: IssuerCard | null; httpStatus: number }>;
}

interface ChangeInput {
  operationId: string;
  cardId: string;
  version: number;
  reason: string;
}

/**
 * The part that lock, unlock and terminate share. The caller has asserted the permission and parsed the input.
 * @throws AppError NOT_FOUND, STALE, NOT_ALLOWED_NOW, BUSY, ISSUER_*
 */
export async function changeStatus(
  viewer: Viewer,
  context: RequestContext,
  input: ChangeInput,
  change: StatusChange,
  check: (card: Card) => void = () => undefined,
): Promise<OperationDto> {
  const request = {
    id: input.operationId,
    kind: change.kind,
    subject: { type: "card", id: input.cardId },
    input: { reason: input.reason },
  };
  return runOperation<IssuerCard | null>(viewer, context, request, async () => {
    const card = await loadForChange(input.cardId, input.version);
    if (!allowedIn(card.status)[change.needs]) {
      throw new AppError("NOT_ALLOWED_NOW", `${change.kind} on a card that is ${card.status}`);
    }
    check(card);
    return {
      label: cardLabel(card),
      before: cardFacts(card),
      reason: input.reason || undefined,
      send: async (call) => {
        const reply = await change.send({ cardId: card.id }, call);
        return { httpStatus: reply.httpStatus, data: await readBack(card.id, reply.data) };
      },
      apply: (tx, data) => applyAcknowledged(tx, card, data, ACKNOWLEDGED[change.kind], context.clock.now()),
    };
  });
}

/** What was read after the “yes”; a status that nobody told is the one that was asked for, until it is read again. */
async function applyAcknowledged(
  tx: Tx,
  card: Card,
  read: IssuerCard | null,
  status: string,
  at: Date,
): Promise<Prisma.InputJsonObject> {
  if (read?.status) return applyCard(tx, read, at);
  await tx.card.update({
    where: { id: card.id },
    data: { status, version: { increment: 1 }, detailSyncedAt: null },
  });
  return cardFacts({ status });
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { readBack } from "@/lib/cards/card-operation";
import { recordCreation } from "@/lib/cards/record-creation";
import { cardState } from "@/lib/cards/status";
import type { Prisma, Tx } from "@/lib/core/db";
import { type Card, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import type { ErrorDetails } from "@/lib/core/result";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerCard } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { loadUser } from "@/lib/users/edit-user";
import { findLinkedCard } from "@/lib/users/find-linked-card";
import { type PUserId, userReferenceOf } from "@/lib/users/ids";
import { linkCardInput } from "@/lib/users/schema";

/**
 * Gives a user one card of the unassigned pool (issuing-api §4.4); `result.cardId` names it. Refused before the call
 * while the user has a card that is not terminated, and once more right before it, behind the mark that keeps a
 * colleague's call away.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, BUSY, ISSUER_*, NOT_ALLOWED_NOW; `details.needs` is
 *   `card-linked` (with `cardId`) or `pool-empty`
 */
export async function linkCard(viewer: Viewer, context: RequestContext, raw: unknown): Promise<OperationDto> {
  assertPermission(viewer, "users.link_card");
  const { operationId, userId } = parseInput(linkCardInput, raw);
  const request = {
    id: operationId,
    kind: "users.link_card" as const,
    subject: { type: "user", id: userId },
    input: {},
  };
  return runOperation<IssuerCard | null>(viewer, context, request, async () => {
    const user = await loadUser(userId);
    await assertWithoutCard(userId);
    return {
      label: personLabel(user),
      before: { cardId: "" },
      send: async (call) => {
        await assertStillWithoutCard(userId, call.requestId);
        const reply = await issuer().linkCard({ referenceId: userReferenceOf(user) }, call);
        return { httpStatus: reply.httpStatus, data: await cardOf(userId, reply.data) };
      },
      apply: (tx, card) => recordLink(tx, userId, card, context.clock.now()),
    };
  }).catch((error: unknown) => explain(error, userId));
}

/** Puts the linked card into the mirror and gives the operation's result. Without a card the next sync finds it. */
export async function recordLink(
  tx: Tx,
  id: PUserId,
  card: IssuerCard | null,
  at: Date,
): Promise<Prisma.InputJsonObject> {
  if (!card) return {};
  return recordCreation(tx, card, { mode: "B2C", pUserId: id, title: card.title ?? "" }, at);
}

async function cardOf(id: PUserId, replied: IssuerCard | null): Promise<IssuerCard | null> {
  if (replied) return readBack(replied.id, replied);
  const linked = await findLinkedCard(id).catch(() => null);
  return linked !== null && typeof linked === "object" ? linked.found : null;
}

async function assertWithoutCard(id: PUserId): Promise<void> {
  const card = await heldCard(id);
  if (!card) return;
  throw new AppError("NOT_ALLOWED_NOW", `user ${id} has card ${card.id}`, {
    details: { needs: "card-linked", cardId: card.id },
  });
}

/** A colleague's link may have been completed between the check and our mark: nothing is sent then. */
async function assertStillWithoutCard(id: PUserId, requestId: string): Promise<void> {
  if (!(await heldCard(id))) return;
  throw new IssuingError({
    kind: "refused",
    effect: "none",
    operation: "linkCard",
    requestId,
    detail: "not sent: the user got a card in the meantime",
  });
}

/** The issuer's codes for these two are not documented: its own words tell them apart. */
async function explain(error: unknown, id: PUserId): Promise<never> {
  if (!(error instanceof AppError) || error.code !== "ISSUER_REFUSED") throw error;
  const words = `${error.details.issuerCode ?? ""} ${error.details.issuerMessage ?? ""}`;
  const card = await heldCard(id);
  const needs: ErrorDetails["needs"] =
    card || /already/i.test(words)
      ? "card-linked"
      : /pool|unassigned|no card/i.test(words)
        ? "pool-empty"
        : undefined;
  throw new AppError(error.code, error.message, {
    details: { ...error.details, needs, cardId: card?.id },
  });
}

/** The card of this user that is not terminated, as the mirror knows it: a user has at most one (issuing-api §4.4). */
async function heldCard(id: PUserId): Promise<Card | null> {
  const cards = await db().card.findMany({ where: { pUserId: id }, orderBy: { sortAt: "desc" } });
  return cards.find((card) => cardState(card.status) !== "terminated") ?? null;
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { readBack } from "@/lib/cards/card-operation";
import { recordCreation } from "@/lib/cards/record-creation";
import { createCardInput } from "@/lib/cards/schema";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerCard } from "@/lib/issuing/types";
import { requestedRule } from "@/lib/limit-rules/rules";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Creates a card: B2B on the corporate balance, or B2C for one user (issuing-api §3.2). `result.cardId` names it.
 * @throws AppError FORBIDDEN, SWITCHED_OFF (`ISSUING_CARD_CREATION=off`), INVALID_INPUT, BUSY, ISSUER_*
 */
export async function createCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "cards.create");
  if (!env().issuing.cardCreation) throw new AppError("SWITCHED_OFF", "ISSUING_CARD_CREATION is off");
  const { operationId, ...asked } = parseInput(createCardInput, raw);
  const rules = asked.limits.map((rule) => requestedRule(rule, asked.currency));
  const limits = rules.map((rule) => ({ period: rule.period, limitAmount: rule.amount }));
  const request = {
    id: operationId,
    kind: "cards.create" as const,
    subject: { type: "card-request", id: operationId },
    input: { ...asked, limits, pUserId: asked.pUserId ?? null, type: asked.type ?? null },
  };
  return runOperation<IssuerCard>(viewer, context, request, async () => ({
    label: asked.title,
    send: async (call) => {
      const { mode, pUserId, title, type, currency } = asked;
      const reply = await issuer().createCard(
        { mode, pUserId, title, type, settlementCurrency: currency, limits },
        call,
      );
      return {
        httpStatus: reply.httpStatus,
        data: (await readBack(reply.data.id, reply.data)) ?? reply.data,
      };
    },
    apply: (tx, card) =>
      recordCreation(tx, card, { ...asked, limits, pUserId: asked.pUserId ?? null }, context.clock.now()),
  }));
}

import "server-only";
import type { z } from "zod";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { loadForChange, readBack } from "@/lib/cards/card-operation";
import { cardLabel } from "@/lib/cards/card-record";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { allowedIn } from "@/lib/cards/status";
import { type Card, type CardLimit, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerCard } from "@/lib/issuing/types";
import { issuerPeriod, type RequestedRule, requestedRule, ruleFacts, rulesOf } from "@/lib/limits/rules";
import { editLimitsInput, type ruleChange } from "@/lib/limits/schema";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

/**
 * Changes rules of a card. Only the rules that differ are sent; “Off” is sent as `0` (issuing-api §3.3).
 * @throws AppError FORBIDDEN, INVALID_INPUT (an amount its currency cannot have, nothing changed), NOT_FOUND, STALE,
 *   NOT_ALLOWED_NOW, BUSY, ISSUER_*
 */
export async function editLimits(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "limits.edit");
  const input = parseInput(editLimitsInput, raw);
  const request = {
    id: input.operationId,
    kind: "limits.edit",
    subject: { type: "card", id: input.cardId },
    input: { rules: input.rules, remark: input.remark },
  };
  return runOperation<IssuerCard | null>(viewer, context, request, async () => {
    const card = await loadForChange(input.cardId, input.version);
    if (!allowedIn(card.status).editLimits) {
      throw new AppError("NOT_ALLOWED_NOW", `the limits of a card that is ${card.status}`);
    }
    const current = await db().cardLimit.findMany({ where: { cardId: card.id } });
    const changed = changedRules(input.rules, current, card);
    const limits = changed.map((rule) => ({
      period: issuerPeriod(card.raw, rule.period),
      limitAmount: rule.amount,
      remark: input.remark,
    }));
    return {
      label: cardLabel(card),
      before: rulesOf(current),
      reason: input.remark || undefined,
      send: async (call) => {
        const reply = await issuer().editCardLimit({ cardId: card.id, limits }, call);
        return { httpStatus: reply.httpStatus, data: await readBack(card.id, reply.data.card) };
      },
      apply: async (tx, data) => {
        if (!data) return ruleFacts(changed);
        await mirrorCard(tx, data, { at: context.clock.now(), from: "detail" });
        return rulesOf(await tx.cardLimit.findMany({ where: { cardId: card.id } }));
      },
    };
  });
}

/** The requested rules that differ from the current ones, as exact amounts of the card's currency. */
function changedRules(
  rules: z.output<typeof ruleChange>[],
  current: CardLimit[],
  card: Card,
): RequestedRule[] {
  const wanted = rules.map((rule) => requestedRule(rule, card.settlementCurrency));
  const changed = wanted.filter((rule) => {
    const now = current.find((row) => row.period === rule.period);
    return now ? !now.limitAmount.equals(rule.amount) : rule.amount !== "0";
  });
  if (changed.length > 0) return changed;
  throw new AppError("INVALID_INPUT", "no rule differs", { fields: { rules: "noChange" } });
}

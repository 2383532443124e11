import "server-only";
import type { z } from "zod";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { loadForChange } from "@/lib/cards/card-operation";
import { allowedIn } from "@/lib/cards/status";
import { type Card, type CardLimit, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import type { EditCardLimitInput } from "@/lib/issuing/requests";
import { issuerSpelling } from "@/lib/limit-rules/issuer-spelling";
import {
  type RequestedRule,
  requestedRule,
  ruleStands,
  rulesOf,
  standingAmount,
} from "@/lib/limit-rules/rules";
import type { editLimitsInput, ruleChange } from "@/lib/limit-rules/schema";
import { type AfterEdit, applyEdit, readAfterEdit } from "@/lib/limits/read-after-edit";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";

type LimitEdit = z.output<typeof editLimitsInput>;

/** Changes the rules, once it is certain that the viewer may. @throws AppError as `editLimits` */
export function performLimitEdit(
  viewer: Viewer,
  context: RequestContext,
  input: LimitEdit,
): Promise<OperationDto> {
  const request = {
    id: input.operationId,
    kind: "limits.edit" as const,
    subject: { type: "card", id: input.cardId },
    input: { rules: input.rules, remark: input.remark },
  };
  return runOperation<AfterEdit>(viewer, context, request, async () => {
    const { card, current, changed } = await plannedEdit(input);
    const limits = await Promise.all(changed.map((rule) => toSend(card, rule, input.remark)));
    return {
      label: cardLabel(card),
      before: rulesOf(current),
      reason: input.remark || undefined,
      send: async (call) => {
        const reply = await issuer().editCardLimit({ cardId: card.id, limits }, call);
        const read = await readAfterEdit(card.id, context.clock, reply.data.card);
        assertShown(changed, read, call.requestId);
        return { httpStatus: reply.httpStatus, data: read };
      },
      apply: (tx, read) => applyEdit(tx, card.id, read, changed),
    };
  });
}

/**
 * What an edit would change, as the mirror has it.
 * @throws AppError NOT_FOUND, STALE, NOT_ALLOWED_NOW, INVALID_INPUT
 */
export async function plannedEdit(input: Pick<LimitEdit, "cardId" | "version" | "rules">) {
  const card = await loadForChange(input.cardId, input.version);
  if (!allowedIn(card.status).editLimits) {
    throw new AppError("NOT_ALLOWED_NOW", `the limits of a card that is ${card.status}`);
  }
  const current = await db().cardLimit.findMany({ where: { cardId: card.id } });
  return { card, current, changed: changedRules(input.rules, current, card) };
}

/** The requested rules that differ from the current ones, as exact amounts of the card's currency. */
function changedRules(
  rules: z.output<typeof ruleChange>[],
  current: CardLimit[],
  card: Card,
): RequestedRule[] {
  const wanted = rules.map((rule) => requestedRule(rule, card.settlementCurrency));
  const changed = wanted.filter(
    (rule) => !standingAmount(current.find((row) => row.period === rule.period)).equals(rule.amount),
  );
  if (changed.length > 0) return changed;
  throw new AppError("INVALID_INPUT", "no rule differs", { fields: { rules: "noChange" } });
}

async function toSend(
  card: Card,
  rule: RequestedRule,
  remark: string,
): Promise<EditCardLimitInput["limits"][number]> {
  return { period: await issuerSpelling(card, rule.period), limitAmount: rule.amount, remark };
}

/** An acknowledged change that did not come about, or only in part, must not be told as done. */
function assertShown(changed: RequestedRule[], { card }: AfterEdit, requestId: string): void {
  const limits = card?.limits;
  if (!limits || changed.every((rule) => ruleStands(rule, limits) !== "differs")) return;
  throw new IssuingError({
    kind: "unreadable_reply",
    effect: "unknown",
    operation: "editCardLimit",
    requestId,
    detail: "the card does not show every acknowledged rule",
  });
}

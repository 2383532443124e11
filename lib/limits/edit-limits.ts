import "server-only";
import { Decimal } from "decimal.js";
import type { z } from "zod";
import { type GatedAction, type PolicyView, submitGated } from "@/lib/approvals/gate";
import type { Submitted } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { cardSnapshot } from "@/lib/cards/card-snapshot";
import type { CardLimit } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type RequestedRule, standingAmount } from "@/lib/limit-rules/rules";
import { editLimitsInput } from "@/lib/limit-rules/schema";
import { performLimitEdit, plannedEdit } from "@/lib/limits/perform-limit-edit";

/**
 * Changes rules of a card. Only the rules that differ are sent; “Off” is sent as `0` (issuing-api §3.3). A “yes” of
 * the issuer that the card, read afterwards, does not show is an unknown outcome. An edit that raises a rule asks the
 * policy with the highest raised amount; one that only lowers needs nobody.
 * @throws AppError FORBIDDEN, INVALID_INPUT (an amount its currency cannot have, nothing changed), NOT_FOUND, STALE,
 *   NOT_ALLOWED_NOW, BUSY, ISSUER_*
 */
export async function editLimits(viewer: Viewer, context: RequestContext, raw: unknown): Promise<Submitted> {
  assertPermission(viewer, "limits.edit");
  const input = parseInput(editLimitsInput, raw);
  return submitGated(viewer, context, input.operationId, {
    describe: () => limitRaise(input),
    perform: () => performLimitEdit(viewer, context, input),
  });
}

/** What the policy is asked about an edit; null when nothing rises. @throws AppError as `plannedEdit` */
export async function limitRaise(input: z.output<typeof editLimitsInput>): Promise<GatedAction | null> {
  const { card, changed } = await plannedEdit(input);
  const view = await raisedBy(input);
  if (!view) return null;
  const periods = new Set(changed.map(({ period }) => period));
  return {
    ...view,
    subject: { type: "card", id: card.id },
    label: cardLabel(card),
    input: { cardId: card.id, rules: input.rules.filter(({ period }) => periods.has(period)) },
    snapshot: await cardSnapshot(card.id, changed, { fresh: false }),
    reason: input.remark,
  };
}

/** How the policy sees an edit: its highest raise; null when it raises nothing. @throws AppError as `plannedEdit` */
export async function raisedBy(
  input: Pick<z.output<typeof editLimitsInput>, "cardId" | "version" | "rules">,
): Promise<PolicyView | null> {
  const { card, current, changed } = await plannedEdit(input);
  const raised = changed.filter((rule) => isRaise(rule, current));
  if (raised.length === 0) return null;
  return {
    kind: "limits.edit",
    amount: { amount: highest(raised), currency: card.settlementCurrency },
  };
}

/** A rule that is switched off lets everything through; one that was off is only ever lowered. */
function isRaise(rule: RequestedRule, current: readonly CardLimit[]): boolean {
  const before = standingAmount(current.find(({ period }) => period === rule.period));
  if (before.isZero()) return false;
  return new Decimal(rule.amount).isZero() || new Decimal(rule.amount).greaterThan(before);
}

/** Null where a rule is switched off: no bound is the highest one. */
function highest(raised: readonly RequestedRule[]): string | null {
  const amounts = raised.map(({ amount }) => new Decimal(amount));
  return amounts.some((amount) => amount.isZero()) ? null : Decimal.max(...amounts).toFixed();
}

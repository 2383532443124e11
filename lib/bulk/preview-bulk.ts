import "server-only";
import { asksForSecondPerson } from "@/lib/approvals/gate";
import { contentHash } from "@/lib/approvals/world";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type BulkPlan, planBulk } from "@/lib/bulk/plan";
import { type BulkAct, type BulkPlanDto, planBulkInput } from "@/lib/bulk/schema";
import { SKIP_CODES } from "@/lib/bulk/vocabulary";
import { parseInput } from "@/lib/core/parse";

const EXAMPLES = 3;

/**
 * What an act would do to a pinned selection: how many cards, which ones not and why, and whether it would wait for a
 * second person. Nothing is done.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function previewBulk(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<BulkPlanDto> {
  assertPermission(viewer, "cards.read");
  const { selectionId, act } = parseInput(planBulkInput, raw);
  assertPermission(viewer, act.kind);
  const plan = await planBulk(selectionId, act);
  const rules = await Promise.all(plan.policy.map((view) => asksForSecondPerson(viewer, view)));
  const acting = plan.items.filter(({ skip }) => skip === null);
  return {
    planHash: planHash(selectionId, act, plan),
    acts: plan.acts,
    skips: SKIP_CODES.map((code) => ({
      code,
      count: plan.items.filter(({ skip }) => skip === code).length,
    })).filter(({ count }) => count > 0),
    needsSecond: plan.acts > 0 && rules.some((rule) => rule !== null),
    examples: acting.slice(0, EXAMPLES).map(({ label }) => label),
  };
}

/** Equal hashes: the same will happen to the same cards. */
export function planHash(selectionId: string, act: BulkAct, plan: BulkPlan): string {
  return contentHash([selectionId, act, plan.world]);
}

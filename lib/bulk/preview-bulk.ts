import "server-only";
import { findSecondPerson } from "@/lib/approvals/second-person";
import { contentHash } from "@/lib/approvals/snapshot";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { SKIP_CODES } from "@/lib/bulk/constants";
import { type BulkPlan, effectsOf, planBulk } from "@/lib/bulk/plan";
import { type BulkAct, type BulkPlanDto, planBulkInput } from "@/lib/bulk/schema";
import { parseInput } from "@/lib/core/parse";

const EXAMPLES = 3;

/**
 * What an act would do to a pinned selection: card by card for limits, which ones it leaves alone and why, and who
 * would have to agree. Nothing is done.
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
  const acting = plan.items.filter(({ skip }) => skip === null);
  return {
    planHash: planHash(selectionId, act, plan),
    acts: plan.acts,
    skips: SKIP_CODES.map((code) => ({
      code,
      count: plan.items.filter(({ skip }) => skip === code).length,
    })).filter(({ count }) => count > 0),
    second: plan.acts > 0 ? await findSecondPerson(viewer, plan.policy, act.kind) : null,
    examples: acting.slice(0, EXAMPLES).map(({ label }) => label),
    effects: effectsOf(plan, act),
  };
}

/** Equal hashes: the same will happen to the same cards. */
export function planHash(selectionId: string, act: BulkAct, plan: BulkPlan): string {
  return contentHash([selectionId, act, plan.snapshot]);
}

import "server-only";
import type { z } from "zod";
import type { PolicyView } from "@/lib/approvals/gate";
import { findSecondPerson } from "@/lib/approvals/second-person";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { executorFor } from "@/lib/decisions/executors";
import { type PolicyAnswer, policyQuestion } from "@/lib/decisions/schema";
import { raisedBy } from "@/lib/limits/edit-limits";

/**
 * What the policy would say if the viewer did this now, for the dialog that confirms it. Nothing is done. Bulk actions
 * are answered by their own preview.
 * @throws AppError FORBIDDEN (who may not do it alone or otherwise), INVALID_INPUT, NOT_FOUND, STALE
 */
export async function askPolicy(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<PolicyAnswer> {
  const question = parseInput(policyQuestion, raw);
  const permission = executorFor({ id: question.kind, kind: question.kind }).permission(null);
  assertPermission(viewer, permission);
  return { second: await findSecondPerson(viewer, await viewsOf(question), permission) };
}

async function viewsOf(question: z.output<typeof policyQuestion>): Promise<PolicyView[]> {
  switch (question.kind) {
    case "transfers.create":
      return [{ kind: question.kind, amount: { amount: question.amount, currency: question.currency } }];
    case "limits.edit": {
      const view = await raisedBy(question);
      return view ? [view] : [];
    }
    default:
      return [{ kind: question.kind }];
  }
}

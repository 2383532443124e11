import "server-only";
import type { ApprovalDto } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { submitTeamChange } from "@/lib/staff/gated-team-change";
import { performGrant } from "@/lib/staff/perform-grant";
import { grantPermissionInput } from "@/lib/staff/schema";

/**
 * Gives one person a permission that no role holds, for a written reason; never oneself, and never an auditor, who
 * must not take part in what he checks. Null: done; otherwise a second person must agree first.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also for a day that is over), NOT_FOUND, NOT_ALLOWED_NOW, BUSY
 */
export async function grantPermission(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ approval: ApprovalDto } | null> {
  assertPermission(viewer, "team.manage");
  const input = parseInput(grantPermissionInput, raw);
  const { justification, ...asked } = input;
  return submitTeamChange(viewer, context, {
    staffId: input.staffId,
    input: { act: "grant", ...asked },
    reason: justification,
    perform: (within) => performGrant(viewer, context, input, within),
  });
}

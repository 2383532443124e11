import "server-only";
import type { ApprovalDto } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { submitTeamChange } from "@/lib/staff/gated-team-change";
import { performRoleChange } from "@/lib/staff/perform-role-change";
import { changeRoleInput } from "@/lib/staff/schema";

/**
 * Gives a person another role, and takes back what was granted beyond the old one: the justification spoke of that.
 * Null: done; otherwise a second person must agree first.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW, BUSY
 */
export async function changeRole(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ approval: ApprovalDto } | null> {
  assertPermission(viewer, "team.manage");
  const input = parseInput(changeRoleInput, raw);
  return submitTeamChange(viewer, context, {
    staffId: input.staffId,
    input: { act: "role", ...input },
    perform: (within) => performRoleChange(viewer, context, input, within),
  });
}

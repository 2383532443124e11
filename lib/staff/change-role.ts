import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff, grantFacts, revokeAllGrants, standing } from "@/lib/staff/change-staff";
import { changeRoleInput } from "@/lib/staff/schema";

/**
 * Gives a person another role, and takes back what was granted beyond the old one: the justification spoke of that.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW
 */
export async function changeRole(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId, role } = parseInput(changeRoleInput, raw);
  const at = context.clock.now();
  await changeStaff(viewer, context, {
    action: "team.change-role",
    staffId,
    notOneself: true,
    isDone: (staff) => staff.role === role,
    before: (staff) => ({
      role: staff.role,
      ...grantFacts(standing(staff, at).map(({ permission }) => permission)),
    }),
    after: { role },
    apply: async (tx) => {
      await tx.staff.update({ where: { id: staffId }, data: { role } });
      await revokeAllGrants(tx, staffId, viewer, at);
    },
  });
}

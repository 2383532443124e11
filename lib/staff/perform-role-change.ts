import "server-only";
import { changeAccount } from "@/lib/auth/account";
import type { Role } from "@/lib/auth/constants";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Tx } from "@/lib/core/db";
import { changeStaff, grantFacts, revokeAllGrants, standing } from "@/lib/staff/change-staff";

/** Gives the role, once it is certain that the viewer may; false when the person has it. @throws as `changeStaff` */
export function performRoleChange(
  viewer: Viewer,
  context: RequestContext,
  { staffId, role }: { staffId: string; role: Role },
  within?: Tx,
): Promise<boolean> {
  const at = context.clock.now();
  return changeStaff(
    viewer,
    context,
    {
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
        await changeAccount(tx, staffId, { role });
        await revokeAllGrants(tx, staffId, viewer, at);
      },
    },
    within,
  );
}

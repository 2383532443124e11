import "server-only";
import { changeAccount } from "@/lib/auth/account";
import { endSessionsOf } from "@/lib/auth/end-sessions";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff, grantFacts, revokeAllGrants, standing } from "@/lib/staff/change-staff";
import { staffInput } from "@/lib/staff/schema";

/**
 * Shuts a person out, ends the sessions, and takes back what was granted: who is let in again has to be given it anew.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW
 */
export async function disableStaff(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId } = parseInput(staffInput, raw);
  const at = context.clock.now();
  await changeStaff(viewer, context, {
    action: "team.disable",
    staffId,
    notOneself: true,
    isDone: (staff) => staff.disabledAt !== null,
    before: (staff) => ({
      disabled: staff.disabledAt !== null,
      ...grantFacts(standing(staff, at).map(({ permission }) => permission)),
    }),
    after: { disabled: true },
    apply: async (tx) => {
      await changeAccount(tx, staffId, { disabledAt: at });
      await endSessionsOf(tx, viewer, { staffId }, at);
      await revokeAllGrants(tx, staffId, viewer, at);
    },
  });
}

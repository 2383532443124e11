import "server-only";
import { hashPassword } from "@/lib/auth/password";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff, endAllSessions } from "@/lib/staff/change-staff";
import { resetPasswordInput } from "@/lib/staff/schema";

/** Sets a new password for a person and ends the sessions. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function resetPassword(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId, password } = parseInput(resetPasswordInput, raw);
  const passwordHash = await hashPassword(password);
  await changeStaff(viewer, context, {
    action: "team.reset-password",
    staffId,
    before: () => ({}),
    after: {},
    apply: async (tx) => {
      await tx.staff.update({ where: { id: staffId }, data: { passwordHash } });
      await endAllSessions(tx, staffId, viewer.email, context.clock.now());
    },
  });
}

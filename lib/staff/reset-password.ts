import "server-only";
import { changeAccount } from "@/lib/auth/account";
import { endSessionsOf } from "@/lib/auth/end-sessions";
import { hashPassword } from "@/lib/auth/password";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { changeStaff } from "@/lib/staff/change-staff";
import { resetPasswordInput } from "@/lib/staff/schema";

/**
 * Sets a new password for a person and ends the sessions; of oneself, all others.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also when it is the e-mail address), NOT_FOUND
 */
export async function resetPassword(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId, password } = parseInput(resetPasswordInput, raw);
  const passwordHash = await hashPassword(password);
  await changeStaff(viewer, context, {
    action: "team.reset-password",
    staffId,
    before: () => ({}),
    after: {},
    apply: async (tx, staff) => {
      if (password.toLowerCase() === staff.email) {
        throw new AppError("INVALID_INPUT", "the e-mail address", {
          fields: { password: "passwordIsEmail" },
        });
      }
      await changeAccount(tx, staffId, { passwordHash });
      await endSessionsOf(tx, viewer, { staffId }, context.clock.now());
    },
  });
}

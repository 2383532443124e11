import "server-only";
import { changeAccount } from "@/lib/auth/account";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { changeStaff } from "@/lib/staff/change-staff";
import { staffInput } from "@/lib/staff/schema";

/** Lets a disabled person in again. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function enableStaff(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { staffId } = parseInput(staffInput, raw);
  await changeStaff(viewer, context, {
    action: "team.enable",
    staffId,
    isDone: (staff) => staff.disabledAt === null,
    before: (staff) => ({ disabled: staff.disabledAt !== null }),
    after: { disabled: false },
    apply: (tx) => changeAccount(tx, staffId, { disabledAt: null }),
  });
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { changeStaff, grantFacts, standing } from "@/lib/staff/change-staff";
import { revokeGrantInput } from "@/lib/staff/schema";

/**
 * Takes a granted permission back; the person's next request has it no more. One that ran out or was taken back
 * already leaves nothing to do. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function revokeGrant(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "team.manage");
  const { grantId } = parseInput(revokeGrantInput, raw);
  const grant = await db().staffGrant.findUnique({ where: { id: grantId } });
  if (!grant) throw new AppError("NOT_FOUND", `no grant ${grantId}`);
  const at = context.clock.now();
  await changeStaff(viewer, context, {
    action: "team.revoke-grant",
    staffId: grant.staffId,
    isDone: (staff) => !standing(staff, at).some((one) => one.id === grantId),
    before: (staff) => grantFacts(standing(staff, at).map((one) => one.permission)),
    after: (staff) =>
      grantFacts(
        standing(staff, at)
          .filter((one) => one.id !== grantId)
          .map((one) => one.permission),
      ),
    apply: async (tx) =>
      void (await tx.staffGrant.update({
        where: { id: grantId },
        data: { revokedAt: at, revokedById: viewer.id },
      })),
  });
}

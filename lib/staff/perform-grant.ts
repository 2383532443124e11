import "server-only";
import type { z } from "zod";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { endOfDay } from "@/lib/core/days";
import type { Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { changeStaff, grantFacts, type StaffWithGrants, standing } from "@/lib/staff/change-staff";
import type { grantPermissionInput } from "@/lib/staff/schema";

/** Grants, once it is certain that the viewer may; false when this very grant stands. @throws as `grantPermission` */
export async function performGrant(
  viewer: Viewer,
  context: RequestContext,
  input: z.output<typeof grantPermissionInput>,
  within?: Tx,
): Promise<boolean> {
  const { staffId, permission, justification, expiresOn } = input;
  const at = context.clock.now();
  const expiresAt = expiresOn === null ? null : endOfDay(expiresOn, env().issuing.timeZone);
  if (expiresAt && expiresAt.getTime() <= at.getTime()) {
    throw new AppError("INVALID_INPUT", "the day is over", { fields: { expiresOn: "datePast" } });
  }
  const grant = { permission, justification, grantedById: viewer.id, grantedAt: at, expiresAt };
  return changeStaff(
    viewer,
    context,
    {
      action: "team.grant",
      staffId,
      notOneself: true,
      reason: justification,
      isDone: (staff) => standing(staff, at).some((one) => isSame(one, grant)),
      before: (staff) => grantFacts(namesOf(staff, at)),
      after: (staff) => ({
        ...grantFacts([...namesOf(staff, at), permission]),
        expiresAt: expiresAt?.toISOString() ?? "never",
      }),
      apply: async (tx, staff) => {
        assertMayHave(staff, permission, at);
        // One that ran out still stands in the way of a new one.
        await tx.staffGrant.updateMany({
          where: { staffId, permission, revokedAt: null },
          data: { revokedAt: at, revokedById: viewer.id },
        });
        await tx.staffGrant.create({ data: { staffId, ...grant } });
      },
    },
    within,
  );
}

function assertMayHave(staff: StaffWithGrants, permission: string, at: Date): void {
  const refuse = (why: string) => {
    throw new AppError("NOT_ALLOWED_NOW", `a grant of ${permission}: ${why}`, { fields: { staffId: why } });
  };
  if (staff.role === "auditor") refuse("auditorGrant");
  if (staff.disabledAt) refuse("disabledGrant");
  if (standing(staff, at).some((one) => one.permission === permission)) refuse("alreadyGranted");
}

function namesOf(staff: StaffWithGrants, at: Date): string[] {
  return standing(staff, at).map((one) => one.permission);
}

type Grant = StaffWithGrants["grants"][number];

/** A repeated click asks for what its first press made. */
function isSame(
  one: Grant,
  asked: Pick<Grant, "permission" | "justification" | "grantedById" | "expiresAt">,
): boolean {
  return (
    one.permission === asked.permission &&
    one.justification === asked.justification &&
    one.grantedById === asked.grantedById &&
    one.expiresAt?.getTime() === asked.expiresAt?.getTime()
  );
}

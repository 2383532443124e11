import "server-only";
import { assertWorld, type World } from "@/lib/approvals/world";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { standing } from "@/lib/staff/change-staff";

/** What somebody who approves a change of a person relies on. @throws AppError NOT_FOUND */
export async function staffWorld(staffId: string, at: Date, tx: Tx = db()): Promise<World> {
  const staff = await tx.staff.findUnique({
    where: { id: staffId },
    include: { grants: { where: { revokedAt: null } } },
  });
  if (!staff) throw new AppError("NOT_FOUND", `no staff ${staffId}`);
  const grants = standing(staff, at).map(({ permission }) => permission);
  return {
    email: staff.email,
    role: staff.role,
    disabled: staff.disabledAt !== null,
    grants: grants.toSorted().join(", ") || null,
  };
}

/** @throws AppError NOT_FOUND, STALE unless the person is still as he was approved */
export async function assertStaffWorld(tx: Tx, staffId: string, at: Date, approved: World): Promise<void> {
  assertWorld(await staffWorld(staffId, at, tx), approved);
}

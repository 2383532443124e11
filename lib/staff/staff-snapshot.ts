import "server-only";
import { assertSnapshot, type Snapshot } from "@/lib/approvals/snapshot";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { standing } from "@/lib/staff/change-staff";

/** What somebody who approves a change of a person relies on. @throws AppError NOT_FOUND */
export async function staffSnapshot(staffId: string, at: Date, tx: Tx = db()): Promise<Snapshot> {
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
export async function assertStaffSnapshot(
  tx: Tx,
  staffId: string,
  at: Date,
  approved: Snapshot,
): Promise<void> {
  assertSnapshot(await staffSnapshot(staffId, at, tx), approved);
}

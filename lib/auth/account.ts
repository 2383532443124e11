import "server-only";
import type { Role } from "@/lib/auth/constants";
import type { Staff, Tx } from "@/lib/core/db";

type NewAccount = Pick<Staff, "email" | "name" | "passwordHash"> & { role: Role };

/** Adds somebody who may sign in. @throws PrismaClientKnownRequestError P2002 where the e-mail address is taken */
export function createAccount(tx: Tx, account: NewAccount): Promise<Staff> {
  return tx.staff.create({ data: account });
}

/** Changes what a person may do, signs in with, or whether they may sign in at all; the caller audits it. */
export async function changeAccount(
  tx: Tx,
  id: string,
  change: { role: Role } | { passwordHash: string } | { disabledAt: Date | null },
): Promise<void> {
  await tx.staff.update({ where: { id }, data: change });
}

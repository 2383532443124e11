import "server-only";
import { ROLES } from "@/lib/auth/constants";
import { holds, type Permission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/core/db";

/** Nobody's session: what is done for a person who is not there. */
const NO_SESSION = "00000000-0000-0000-0000-000000000000";

/** A person as he is now, from the table and not from a session; null when the account stands for nobody. */
export async function findPerson(staffId: string, at: Date, tx: Tx = db()): Promise<Viewer | null> {
  const row = await tx.staff.findUnique({
    where: { id: staffId },
    include: { grants: { where: { revokedAt: null } } },
  });
  const role = ROLES.find((one) => one === row?.role);
  if (!row || row.disabledAt || !role) return null;
  const grants = row.grants
    .filter(({ expiresAt }) => !expiresAt || expiresAt.getTime() > at.getTime())
    .map(({ permission }) => permission);
  return { id: row.id, sessionId: NO_SESSION, email: row.email, name: row.name, role, grants };
}

/** The names of the people beside this one who could approve what needs `permission`, by name. */
export async function listDeciders(
  makerId: string,
  permission: Permission,
  tx: Tx = db(),
): Promise<string[]> {
  const rows = await tx.staff.findMany({
    where: { disabledAt: null, id: { not: makerId } },
    select: { role: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows
    .filter((person) => holds(person, "approvals.decide") && holds(person, permission))
    .map(({ name }) => name);
}

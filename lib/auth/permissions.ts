import { AppError } from "@/lib/core/errors";

export const ROLES = ["admin", "finance", "support", "auditor"] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what, as data. A permission that is not listed here is nobody's. */
export const PERMISSIONS = {
  "cards.read": ["admin", "finance", "support", "auditor"],
  "cards.create": ["admin", "finance"],
  "cards.lock": ["admin", "finance", "support"],
  "cards.unlock": ["admin", "finance", "support"],
  "cards.terminate": ["admin", "finance"],
  "cards.refresh": ["admin", "finance", "support", "auditor"],
  "limits.read": ["admin", "finance", "support", "auditor"],
  "limits.edit": ["admin", "finance"],
  "transactions.read": ["admin", "finance", "support", "auditor"],
  "sync.run": ["admin", "finance"],
  "team.read": ["admin", "auditor"],
  "team.manage": ["admin"],
  "audit.read": ["admin", "auditor", "finance"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether `role` holds `permission`; an unknown role or permission holds nothing. */
export function can(role: string, permission: string): boolean {
  const holders: readonly string[] | undefined = Object.hasOwn(PERMISSIONS, permission)
    ? PERMISSIONS[permission as Permission]
    : undefined;
  return holders?.includes(role) ?? false;
}

/** @throws AppError FORBIDDEN unless the viewer's role holds the permission. The first statement of every verb. */
export function assertPermission(viewer: { role: string }, permission: Permission): void {
  if (!can(viewer.role, permission)) throw new AppError("FORBIDDEN", `${viewer.role} may not ${permission}`);
}

import type { Role } from "@/lib/auth/constants";
import { AppError } from "@/lib/core/errors";

/** Who may do what, as data. A permission that is not listed here is nobody's. */
export const PERMISSIONS = {
  "cards.read": ["admin", "finance", "support", "auditor"],
  "cards.create": ["admin", "finance"],
  "cards.lock": ["admin", "finance", "support"],
  "cards.unlock": ["admin", "finance", "support"],
  "cards.terminate": ["admin", "finance"],
  "cards.record_holder": ["admin", "finance", "support"],
  "cards.refresh": ["admin", "finance", "support", "auditor"],
  "cards.set_pin": ["admin", "finance", "support"],
  "cards.activate": ["admin", "finance", "support"],
  "cards.reveal": [],
  "cards.reveal_copy": [],
  "limits.read": ["admin", "finance", "support", "auditor"],
  "limits.edit": ["admin", "finance"],
  "transactions.read": ["admin", "finance", "support", "auditor"],
  "transactions.note": ["admin", "finance", "support"],
  "transactions.export": ["admin", "finance", "auditor"],
  "views.share": ["admin", "finance"],
  "three_ds.read": ["admin", "support", "auditor"],
  "three_ds.claim": ["admin", "support"],
  "three_ds.relay": ["admin", "support"],
  "webhooks.read": ["admin", "finance", "auditor"],
  "webhooks.replay": ["admin"],
  "users.read": ["admin", "finance", "support", "auditor"],
  "users.create": ["admin", "finance", "support"],
  "users.edit": ["admin", "finance"],
  "users.identity": ["admin", "finance"],
  "users.link_card": ["admin", "finance", "support"],
  "users.import": ["admin", "finance"],
  "cards.import": ["admin", "finance"],
  "cards.export": ["admin", "finance", "auditor"],
  "users.export": ["admin", "finance", "auditor"],
  "wallets.read": ["admin", "finance", "support", "auditor"],
  "wallets.create": ["admin", "finance"],
  "wallets.fees": ["admin", "finance"],
  "balances.read": ["admin", "finance", "support", "auditor"],
  "balances.alerts": ["admin", "finance"],
  "transfers.read": ["admin", "finance", "auditor"],
  "transfers.create": ["admin", "finance"],
  "approvals.read": ["admin", "finance", "auditor"],
  "approvals.decide": ["admin", "finance"],
  "approvals.policy": ["admin"],
  "sync.run": ["admin", "finance"],
  "team.read": ["admin", "auditor"],
  "team.manage": ["admin"],
  "audit.read": ["admin", "auditor", "finance"],
  "jobs.read": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether `role` holds `permission`; an unknown role or permission holds nothing. */
export function can(role: string, permission: string): boolean {
  const holders: readonly string[] | undefined = Object.hasOwn(PERMISSIONS, permission)
    ? PERMISSIONS[permission as Permission]
    : undefined;
  return holders?.includes(role) ?? false;
}

/** Whether the person holds `permission`, by role or by a grant of their own. */
export function holds(viewer: { role: string; grants?: readonly string[] }, permission: Permission): boolean {
  return can(viewer.role, permission) || (viewer.grants?.includes(permission) ?? false);
}

/** @throws AppError FORBIDDEN unless the viewer holds the permission. The first statement of every verb. */
export function assertPermission(
  viewer: { role: string; grants?: readonly string[] },
  permission: Permission,
): void {
  if (!holds(viewer, permission)) throw new AppError("FORBIDDEN", `${viewer.role} may not ${permission}`);
}

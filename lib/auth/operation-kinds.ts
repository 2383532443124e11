import { holds, type Permission } from "@/lib/auth/permissions";

/** Each kind of write to the issuer, and what one needs to read what became of it. */
export const OPERATION_KINDS = {
  "cards.create": "cards.read",
  "cards.lock": "cards.read",
  "cards.unlock": "cards.read",
  "cards.terminate": "cards.read",
  "cards.activate": "cards.read",
  "cards.set_pin": "cards.read",
  "limits.edit": "limits.read",
  "users.create": "users.read",
  "users.edit": "users.read",
  "users.link_card": "users.read",
  "wallets.create": "wallets.read",
  "wallets.fees": "wallets.read",
  "transfers.create": "transfers.read",
} as const satisfies Record<string, Permission>;

export type OperationKind = keyof typeof OPERATION_KINDS;

/** What else a form may wait for a second person with. */
const WAITING_KINDS: Readonly<Record<string, Permission>> = {
  ...OPERATION_KINDS,
  bulk: "cards.read",
  "team.grant": "team.read",
  "approvals.policy": "approvals.read",
};

/** Whether a person may read an operation, or a request, of this kind. One that is not known here is nobody's. */
export function mayReadKind(viewer: { role: string; grants?: readonly string[] }, kind: string): boolean {
  const permission = Object.hasOwn(WAITING_KINDS, kind) ? WAITING_KINDS[kind] : undefined;
  return permission !== undefined && holds(viewer, permission);
}

import { holds, type Permission } from "@/lib/auth/permissions";
import type { LiveTopic } from "@/lib/live/vocabulary";

/** What one needs to hear that something of a topic changed: the permission to read it. */
const PERMISSION_OF = {
  transactions: "transactions.read",
  cards: "cards.read",
  "three-ds": "three_ds.read",
  webhooks: "webhooks.read",
  sync: "cards.read",
  operations: "cards.read",
  users: "users.read",
  approvals: "approvals.read",
  wallets: "wallets.read",
  transfers: "transfers.read",
  bulk: "cards.read",
  imports: "users.import",
  balances: "balances.read",
} as const satisfies Record<LiveTopic, Permission>;

export function mayHear(viewer: { role: string; grants?: readonly string[] }, topic: LiveTopic): boolean {
  return holds(viewer, PERMISSION_OF[topic]);
}

import "server-only";
import { can, type Permission } from "@/lib/auth/permissions";

/** The rooms that exist, and what one needs to enter each; null: to be signed in. */
const ROOMS = {
  overview: null,
  cards: "cards.read",
  limits: "limits.read",
  transactions: "transactions.read",
  users: "users.read",
  wallets: "wallets.read",
  transfers: "transfers.read",
  balances: "balances.read",
  "three-ds": "three_ds.read",
  approvals: "approvals.read",
  webhooks: "webhooks.read",
  audit: "audit.read",
  jobs: "jobs.read",
  team: "team.read",
  settings: null,
} as const satisfies Record<string, Permission | null>;

export type Room = keyof typeof ROOMS;

/** The rooms that a role may enter, for the navigation. The rooms' own verbs are the guard. */
export function roomsFor(role: string): Room[] {
  return (Object.keys(ROOMS) as Room[]).filter((room) => {
    const needed = ROOMS[room];
    return needed === null || can(role, needed);
  });
}

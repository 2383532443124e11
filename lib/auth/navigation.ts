import "server-only";
import { can, type Permission } from "@/lib/auth/permissions";

/** The pages that exist, and what one needs to enter each; null: to be signed in. */
const PAGES = {
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

export type NavPage = keyof typeof PAGES;

/** The pages that a role may enter, for the navigation. The pages' own verbs are the guard. */
export function pagesFor(role: string): NavPage[] {
  return (Object.keys(PAGES) as NavPage[]).filter((page) => {
    const needed = PAGES[page];
    return needed === null || can(role, needed);
  });
}

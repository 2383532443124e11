import { mayReadKind } from "@/lib/auth/operation-kinds";
import { holds, type Permission } from "@/lib/auth/permissions";
import type { LiveEvent, LiveTopic } from "@/lib/live/constants";

type Viewer = { role: string; grants?: readonly string[] };

/** What one needs to hear that something of a topic changed: the permission to read it. */
const PERMISSION_OF = {
  transactions: "transactions.read",
  cards: "cards.read",
  "three-ds": "three_ds.read",
  webhooks: "webhooks.read",
  sync: "webhooks.read",
  users: "users.read",
  approvals: "approvals.read",
  wallets: "wallets.read",
  transfers: "transfers.read",
  bulk: "cards.read",
  balances: "balances.read",
  team: "team.read",
} as const satisfies Record<Exclude<LiveTopic, "operations" | "imports">, Permission>;

/** Whether a person may hear an event; one of an operation or an import by its kind, and of no kind nobody. */
export function mayHear(viewer: Viewer, { topic, kind = "" }: LiveEvent): boolean {
  if (topic === "operations") return mayReadKind(viewer, kind);
  if (topic === "imports") return holds(viewer, kind === "cards" ? "cards.import" : "users.import");
  return holds(viewer, PERMISSION_OF[topic]);
}

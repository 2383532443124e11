export const LIVE_TOPICS = [
  "transactions",
  "cards",
  "three-ds",
  "webhooks",
  "sync",
  "operations",
  "users",
  "approvals",
  "wallets",
  "transfers",
  "bulk",
  "imports",
  "balances",
  "team",
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** That something changed, never what: whoever may see it reads it. Without an id, many things of the topic changed. */
export interface LiveEvent {
  topic: LiveTopic;
  id?: string | undefined;
  /** The kind of an operation, the noun of an import: who may hear of it follows from that. */
  kind?: string | undefined;
  cardId?: string | undefined;
}

/** What a listener hears; after `resync` anything may have changed while nobody listened. */
export type LiveSignal = LiveEvent | "resync";

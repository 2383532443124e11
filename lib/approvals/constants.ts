/** What the policy speaks of. */
export const APPROVAL_KINDS = [
  "transfers.create",
  "limits.edit",
  "cards.terminate",
  "wallets.fees",
  "bulk",
  "team.grant",
  "approvals.policy",
] as const;
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];

/** What a rule's threshold counts: an amount of money, a number of things, or nothing. */
export const THRESHOLD_OF = {
  "transfers.create": "amount",
  "limits.edit": "amount",
  "cards.terminate": "none",
  "wallets.fees": "none",
  bulk: "items",
  "team.grant": "none",
  "approvals.policy": "none",
} as const satisfies Record<ApprovalKind, "amount" | "items" | "none">;

/**
 * `stale`: what it relied on changed, and somebody must say yes to that. `unknown`: approved, and the reply of the
 * issuer was lost; `unconfirmed`: so it will stay.
 */
export const APPROVAL_STATUSES = [
  "pending",
  "stale",
  "executing",
  "unknown",
  "executed",
  "failed",
  "unconfirmed",
  "declined",
  "withdrawn",
  "expired",
] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** Somebody can still decide. */
export const WAITING = ["pending", "stale"] as const satisfies readonly ApprovalStatus[];
/** The same thing cannot be asked for a second time. */
export const OPEN = ["pending", "stale", "executing", "unknown"] as const satisfies readonly ApprovalStatus[];

/** Why somebody cannot decide a request. */
export const DECISION_OBSTACLES = ["own", "permission", "action-permission", "over"] as const;
export type DecisionObstacle = (typeof DECISION_OBSTACLES)[number];

export const COMMENT_MAX = 500;
export const POLICY_RULES_MAX = 60;

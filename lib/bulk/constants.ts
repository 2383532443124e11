import type { Permission } from "@/lib/auth/permissions";

/** Cards in one selection, and so in one run. */
export const SELECTION_CAP = 5_000;

export const BULK_NOUNS = ["cards", "users"] as const;
export type BulkNoun = (typeof BULK_NOUNS)[number];

/** What can be done to each selected card; each is the permission that one such action needs, too. */
export const BULK_KINDS = [
  "cards.lock",
  "cards.unlock",
  "limits.edit",
] as const satisfies readonly Permission[];
export type BulkKind = (typeof BULK_KINDS)[number];

/** `stopped` can be resumed; `done` means that nothing is left to ask for, not that all went well. */
export const RUN_STATUSES = ["running", "stopped", "done"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** `asked`: by a person; `permission`: its maker may not do it any more; `issuer`: no answer several times in a row. */
export const STOP_REASONS = ["asked", "permission", "issuer"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** `unknown`: the reply was lost, and what came of it is being read. */
export const ITEM_STATUSES = ["pending", "sending", "done", "failed", "skipped", "unknown"] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** Why a selected card is left as it is. */
export const SKIP_CODES = [
  "gone",
  "noCard",
  "terminated",
  "alreadyLocked",
  "notLocked",
  "otherCurrency",
  "noChange",
  /** There is no such limit to raise, or to change by a percentage. */
  "noLimit",
  /** It is at least as high already. */
  "highEnough",
  /** The percentage leaves nothing, which would switch the limit off. */
  "belowSmallest",
  "aboveLargest",
  /** Another change than the confirmed one would come of it now. */
  "changedMeanwhile",
] as const;
export type SkipCode = (typeof SKIP_CODES)[number];

/** What becomes of a card's limit; `limited`: it had none before, `lifted`: it has none afterwards. */
export const LIMIT_CHANGES = ["limited", "lowered", "lifted", "raised", "unchanged"] as const;
export type LimitChange = (typeof LIMIT_CHANGES)[number];

/** How the new limit follows from the one that is there; `amount` sets it, whatever it is. */
export const LIMIT_MODES = ["amount", "atLeast", "percent", "off"] as const;
export type LimitMode = (typeof LIMIT_MODES)[number];

/** A run older than this is not gone on with: what it was confirmed for is too long ago. */
export const RESUME_HOURS = 24;

export const REASON_MIN = 3;
/** What the issuer keeps as a remark has no room for more. */
export const REASON_MAX = 200;

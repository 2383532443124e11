export const JOB_NAMES = [
  "sync",
  "resolve-operations",
  "process-webhooks",
  "shred-codes",
  "forget-nonces",
  "send-codes",
  "approvals",
  "read-balances",
  "bulk",
  "imports",
  "forget-selections",
  "forget-sessions",
] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** `overdue`: due for longer than an interval (a minute at least) and nobody is at it. */
export const JOB_STATES = ["running", "waiting", "failed", "overdue"] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobDto {
  name: string;
  state: JobState;
  everySeconds: number;
  /** ISO 8601 UTC, as the other times; null before the first time. */
  succeededAt: string | null;
  failedAt: string | null;
  /** Since when the present run is at work; null when none is. */
  runningSince: string | null;
  dueAt: string;
  /** Why the last run failed, in a sentence; null when it went well. */
  problem: string | null;
}

export const SYNC_RUN_STATUSES = ["running", "stalled", "succeeded", "failed"] as const;
export type SyncRunStatus = (typeof SYNC_RUN_STATUSES)[number];

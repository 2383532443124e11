export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATUSES = ["ready", "running", "complete", "cancelled", "failed"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** Exports of one person at the same time. */
export const MOST_RUNNING = 2;

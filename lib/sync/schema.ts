import { z } from "zod";
import type { DriftCounts } from "@/lib/sync/drift";
import type { SyncCounts } from "@/lib/sync/run-sync";
import type { SyncRunStatus } from "@/lib/sync/vocabulary";

const cursor = z.string().max(500).optional();

export const syncRunQuery = z.object({
  cursor,
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const findingQuery = z.object({
  runId: z.uuid(),
  cursor,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type SyncRunQuery = { cursor?: string | undefined; limit?: number };
export type FindingQuery = SyncRunQuery & { runId: string };

export const startSyncInput = z.strictObject({ full: z.boolean() });
export type StartSyncInput = z.input<typeof startSyncInput>;

/** One reading of the issuer into the mirror. Times are ISO 8601 UTC. */
export interface SyncRunItem {
  id: string;
  kind: "full" | "incremental";
  /** `stalled`: running, but without a sign of life for a minute; the next run goes on with it. */
  status: SyncRunStatus;
  startedAt: string;
  finishedAt: string | null;
  /** E-mail of who asked for it; null for the repeating one. */
  askedBy: string | null;
  counts: SyncCounts;
  drift: DriftCounts;
  /** One sentence, for a failed run. */
  problem: string | null;
}

export interface SyncRunPage {
  items: SyncRunItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** When the mirror was last read completely; null before the first time. */
  lastGoodAt: string | null;
}

export interface FindingItem {
  id: string;
  noun: string;
  kind: string;
  subjectId: string;
  subjectLabel: string;
  differences: Record<string, { mirror: string | null; issuer: string | null }>;
  foundAt: string;
}

export interface FindingPage {
  items: FindingItem[];
  nextCursor: string | null;
  previousCursor: string | null;
}

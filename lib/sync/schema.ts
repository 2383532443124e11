import { z } from "zod";
import type { SyncCounts, SyncPart, SyncRunStatus } from "@/lib/sync/constants";
import type { DriftCounts } from "@/lib/sync/drift";

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

/** One kind of thing that a run could not read or keep, while it went on with the rest. */
export type Gap = {
  part: SyncPart;
  /** The call to the issuer that failed; null: a row of an answer. */
  call: string | null;
  /** Why: a word of `GAP_REASONS`. */
  reason: string;
  count: number;
  /** The first of them, where they say what they are. */
  ids: string[];
};

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
  /** What could not be read or kept. */
  gaps: Gap[];
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
  /** When the webhook came for what was missing; null: none has come, or none was wanted. */
  announcedAt: string | null;
}

export interface FindingPage {
  /** What the run could not read or keep. */
  gaps: Gap[];
  items: FindingItem[];
  nextCursor: string | null;
  previousCursor: string | null;
}

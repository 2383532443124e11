import "server-only";
import type { Clock } from "@/lib/core/clock";
import type { SyncPart } from "@/lib/sync/constants";
import type { DriftReport } from "@/lib/sync/drift";
import type { GapReport } from "@/lib/sync/gaps";

/** What a part of a run is given. */
export interface SyncWork {
  runId: string;
  startedAt: Date;
  full: boolean;
  clock: Clock;
  signal: AbortSignal | undefined;
  /** Where the mirror was not what the issuer says. */
  drift: DriftReport;
  /** What could not be read or kept. */
  gaps: GapReport;
  /** Where an interrupted run stopped in this list; 0 for a new one. */
  cursor(part: SyncPart): number;
  /** Counts rows and, with an offset, saves where a later run may start again. */
  advance(part: SyncPart, rows: number, offset: number | null): Promise<void>;
  /** The list was read to its end: a later run starts at its front. */
  finish(part: SyncPart): Promise<void>;
}

import "server-only";
import type { Clock } from "@/lib/core/clock";
import type { SyncRun } from "@/lib/core/db";
import { ENDED_WELL, type SyncRunStatus } from "@/lib/sync/constants";
import { readGaps } from "@/lib/sync/gaps";
import { readCounts, readDrift } from "@/lib/sync/run-sync";
import type { SyncRunItem } from "@/lib/sync/schema";

/** A run saves its place with each page; without one for this long nobody works on it. */
export const SILENT_MS = 60_000;

export function toSyncRunItem(run: SyncRun, clock: Clock): SyncRunItem {
  return {
    id: run.id,
    kind: run.kind === "full" ? "full" : "incremental",
    status: statusOf(run, clock),
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    askedBy: run.askedBy,
    counts: readCounts(run.counts),
    drift: readDrift(run.drift),
    gaps: readGaps(run.gaps),
    problem: run.error,
  };
}

const ENDS: SyncRunStatus[] = [...ENDED_WELL, "failed"];

function statusOf(run: SyncRun, clock: Clock): SyncRunStatus {
  const ended = ENDS.find((status) => status === run.status);
  if (ended) return ended;
  return clock.now().getTime() - run.heartbeatAt.getTime() > SILENT_MS ? "stalled" : "running";
}

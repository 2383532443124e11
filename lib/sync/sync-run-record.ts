import "server-only";
import type { Clock } from "@/lib/core/clock";
import type { SyncRun } from "@/lib/core/db";
import { readCounts, readDrift } from "@/lib/sync/run-sync";
import type { SyncRunItem } from "@/lib/sync/schema";
import type { SyncRunStatus } from "@/lib/sync/vocabulary";

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
    problem: run.error,
  };
}

function statusOf(run: SyncRun, clock: Clock): SyncRunStatus {
  if (run.status === "succeeded" || run.status === "failed") return run.status;
  return clock.now().getTime() - run.heartbeatAt.getTime() > SILENT_MS ? "stalled" : "running";
}

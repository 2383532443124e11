import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type SyncRun } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { IssuingError } from "@/lib/issuing/errors";
import { syncCardDetails, syncCards } from "@/lib/sync/sync-cards";
import { withSyncLock } from "@/lib/sync/sync-lock";
import { deriveHolders, syncTransactions } from "@/lib/sync/sync-transactions";
import { syncUsers } from "@/lib/sync/sync-users";

export const SYNC_PARTS = ["cards", "details", "transactions", "users"] as const;
export type SyncPart = (typeof SYNC_PARTS)[number];
export type SyncCounts = Record<SyncPart, number>;

export interface SyncOptions {
  full?: boolean;
  onProgress?: (part: SyncPart, counts: SyncCounts) => void;
  clock?: Clock;
  signal?: AbortSignal | undefined;
}

/** What a part of a run is given. */
export interface SyncWork {
  full: boolean;
  clock: Clock;
  signal: AbortSignal | undefined;
  /** Where an interrupted run stopped in this list; 0 for a new one. */
  cursor(part: SyncPart): number;
  /** Counts rows and, with an offset, saves where a later run may start again. */
  advance(part: SyncPart, rows: number, offset: number | null): Promise<void>;
}

export type SyncOutcome =
  | { status: "succeeded" | "failed"; counts: SyncCounts; problem: string | null }
  | { status: "busy" };

/**
 * Reads the issuer into the mirror once: cards, their details and limit logs, transactions, users. One run at a time
 * over all processes. A run that was killed is continued from its last page by the next one.
 */
export async function runSync(options: SyncOptions = {}): Promise<SyncOutcome> {
  const outcome = await withSyncLock(() => runLocked(options));
  return outcome ?? { status: "busy" };
}

async function runLocked({
  full = false,
  onProgress,
  clock = systemClock,
  signal,
}: SyncOptions): Promise<SyncOutcome> {
  const run = await openRun(full, clock);
  const counts = readCounts(run.counts);
  const cursor = readCursor(run.cursor);
  const work: SyncWork = {
    full: run.kind === "full",
    clock,
    signal,
    cursor: (part) => cursor[part] ?? 0,
    advance: async (part, rows, offset) => {
      counts[part] += rows;
      if (offset !== null) cursor[part] = offset;
      const data = { counts, cursor: { ...cursor }, heartbeatAt: clock.now() };
      await db().syncRun.update({ where: { id: run.id }, data });
      onProgress?.(part, counts);
    },
  };
  try {
    await syncCards(work);
    await syncCardDetails(work);
    await syncTransactions(work);
    await deriveHolders();
    await syncUsers(work);
    await close(run, "succeeded", null, clock);
    return { status: "succeeded", counts, problem: null };
  } catch (error) {
    const problem = sentence(error);
    if (!(error instanceof IssuingError)) log().error({ err: error }, "the sync failed");
    await close(run, "failed", problem, clock);
    return { status: "failed", counts, problem };
  }
}

/** The run that was cut off, if the last one was; else a new one. Nobody else runs: we hold the lock. */
async function openRun(full: boolean, clock: Clock): Promise<SyncRun> {
  const last = await db().syncRun.findFirst({ orderBy: { startedAt: "desc" } });
  const kind = full ? "full" : "incremental";
  if (last?.status === "running" && (last.kind === kind || !full)) {
    return db().syncRun.update({ where: { id: last.id }, data: { heartbeatAt: clock.now() } });
  }
  if (last?.status === "running") await close(last, "failed", "It was cut off.", clock);
  const counts: SyncCounts = { cards: 0, details: 0, transactions: 0, users: 0 };
  return db().syncRun.create({ data: { kind, status: "running", startedAt: clock.now(), counts } });
}

async function close(run: SyncRun, status: "succeeded" | "failed", error: string | null, clock: Clock) {
  await db().syncRun.update({ where: { id: run.id }, data: { status, error, finishedAt: clock.now() } });
}

function readCounts(value: unknown): SyncCounts {
  const given = value && typeof value === "object" ? (value as Partial<SyncCounts>) : {};
  return { cards: 0, details: 0, transactions: 0, users: 0, ...given };
}

function readCursor(value: unknown): Partial<Record<SyncPart, number>> {
  return value && typeof value === "object" ? { ...value } : {};
}

function sentence(error: unknown): string {
  if (!(error instanceof IssuingError)) return "The sync ended with an error of our own; the log has it.";
  const code = error.issuerCode ?? error.httpStatus ?? "no code";
  const what: Record<IssuingError["kind"], string> = {
    not_sent: "The issuer cannot be reached",
    unauthorized: "The issuer refuses our signature, AppID or key",
    refused: "The issuer refused to answer",
    not_found: "The issuer does not offer this call",
    rate_limited: "The issuer asks us to slow down",
    server_error: "The issuer has an internal error",
    timeout: "The issuer did not answer in time",
    connection_lost: "The connection to the issuer was lost",
    unreadable_reply: "The issuer's answer cannot be read",
  };
  return `${what[error.kind]} (${error.operation}, ${code}, request ${error.requestId}).`;
}

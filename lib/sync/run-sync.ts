import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type SyncRun } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { IssuingError } from "@/lib/issuing/errors";
import { publish } from "@/lib/live/publish";
import { type DriftCounts, DriftReport } from "@/lib/sync/drift";
import { syncCardDetails, syncCards } from "@/lib/sync/sync-cards";
import { withSyncLock } from "@/lib/sync/sync-lock";
import { deriveHolders, syncTransactions } from "@/lib/sync/sync-transactions";
import { syncTransfers } from "@/lib/sync/sync-transfers";
import { syncUsers } from "@/lib/sync/sync-users";
import { syncWallets } from "@/lib/sync/sync-wallets";

export const SYNC_PARTS = ["cards", "details", "transactions", "users", "wallets", "transfers"] as const;
export type SyncPart = (typeof SYNC_PARTS)[number];
export type SyncCounts = Record<SyncPart, number>;

export interface SyncOptions {
  full?: boolean;
  onProgress?: (part: SyncPart, counts: SyncCounts) => void;
  clock?: Clock;
  signal?: AbortSignal | undefined;
  /** Who asked for it; nobody for the repeating one. */
  askedBy?: string | undefined;
}

/** What a part of a run is given. */
export interface SyncWork {
  runId: string;
  startedAt: Date;
  full: boolean;
  clock: Clock;
  signal: AbortSignal | undefined;
  /** Where the mirror was not what the issuer says. */
  drift: DriftReport;
  /** Where an interrupted run stopped in this list; 0 for a new one. */
  cursor(part: SyncPart): number;
  /** Counts rows and, with an offset, saves where a later run may start again. */
  advance(part: SyncPart, rows: number, offset: number | null): Promise<void>;
  /** The list was read to its end: a later run starts at its front. */
  finish(part: SyncPart): Promise<void>;
}

export type SyncOutcome =
  | { status: "succeeded" | "failed"; counts: SyncCounts; drift: DriftCounts; problem: string | null }
  | { status: "busy" };

/**
 * Reads the issuer into the mirror once: cards, their details and limit logs, transactions, users, wallets,
 * transfers. One run at a time over all processes. A run that was killed or failed is continued from its last page by
 * the next one.
 */
export async function runSync(options: SyncOptions = {}): Promise<SyncOutcome> {
  const outcome = await withSyncLock((lost) => runLocked(options, lost));
  return outcome ?? { status: "busy" };
}

async function runLocked(options: SyncOptions, lost: AbortSignal): Promise<SyncOutcome> {
  const { full = false, clock = systemClock } = options;
  const signal = options.signal ? AbortSignal.any([options.signal, lost]) : lost;
  const run = await openRun(full, clock, options.askedBy);
  const counts = readCounts(run.counts);
  const drift = new DriftReport(run.id, await hasGoodRun(), readDrift(run.drift));
  const work = workOf(run, counts, drift, { ...options, clock, signal });
  try {
    await syncCards(work);
    await syncCardDetails(work);
    await syncTransactions(work);
    await deriveHolders();
    await syncTransfers(work);
    await syncUsers(work);
    await syncWallets(work);
    signal.throwIfAborted();
    await db().syncRun.update({ where: { id: run.id }, data: { drift: drift.counts } });
    await close(run, "succeeded", null, clock);
    return { status: "succeeded", counts, drift: drift.counts, problem: null };
  } catch (error) {
    // The run may be another process's by now: it is left to be continued.
    if (lost.aborted) return { status: "failed", counts, drift: drift.counts, problem: LOCK_LOST };
    const problem = signal.aborted ? "It was stopped before its end." : sentence(error);
    if (!signal.aborted && !(error instanceof IssuingError)) log().error({ err: error }, "the sync failed");
    await close(run, "failed", problem, clock);
    return { status: "failed", counts, drift: drift.counts, problem };
  }
}

const LOCK_LOST =
  "The database connection that keeps two syncs apart broke; the next sync goes on from here.";

function workOf(
  run: SyncRun,
  counts: SyncCounts,
  drift: DriftReport,
  { clock, signal, onProgress }: SyncOptions & Pick<SyncWork, "clock" | "signal">,
): SyncWork {
  const cursor = readCursor(run.cursor);
  const save = async () => {
    const data = { counts, drift: drift.counts, cursor: { ...cursor }, heartbeatAt: clock.now() };
    await db().syncRun.update({ where: { id: run.id }, data });
    await publish(db(), { topic: "sync", id: run.id });
  };
  return {
    runId: run.id,
    startedAt: run.startedAt,
    full: run.kind === "full",
    clock,
    signal,
    drift,
    cursor: (part) => cursor[part] ?? 0,
    advance: async (part, rows, offset) => {
      signal?.throwIfAborted();
      counts[part] += rows;
      if (offset !== null) cursor[part] = offset;
      await save();
      onProgress?.(part, counts);
    },
    finish: async (part) => {
      cursor[part] = 0;
      await save();
    },
  };
}

/** The run that was cut off, or a new one that goes on where a failed one stopped. Nobody else runs: we hold the lock. */
async function openRun(full: boolean, clock: Clock, askedBy: string | undefined): Promise<SyncRun> {
  const last = await db().syncRun.findFirst({ orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  const asked = full ? "full" : "incremental";
  const goesOn = last !== null && last.status !== "succeeded" && (last.kind === asked || !full);
  if (last && goesOn && last.status === "running") {
    return db().syncRun.update({ where: { id: last.id }, data: { heartbeatAt: clock.now() } });
  }
  if (last?.status === "running") await close(last, "failed", "It was cut off.", clock);
  const counts: SyncCounts = { cards: 0, details: 0, transactions: 0, users: 0, wallets: 0, transfers: 0 };
  const from = goesOn ? { kind: last.kind, cursor: readCursor(last.cursor) } : { kind: asked };
  const data = { ...from, status: "running", startedAt: clock.now(), counts, askedBy };
  const opened = await db().syncRun.create({ data });
  await publish(db(), { topic: "sync", id: opened.id });
  return opened;
}

async function close(run: SyncRun, status: "succeeded" | "failed", error: string | null, clock: Clock) {
  await db().syncRun.update({ where: { id: run.id }, data: { status, error, finishedAt: clock.now() } });
  await publish(db(), { topic: "sync", id: run.id });
}

async function hasGoodRun(): Promise<boolean> {
  return (await db().syncRun.findFirst({ where: { status: "succeeded" }, select: { id: true } })) !== null;
}

export function readDrift(value: unknown): DriftCounts {
  return value && typeof value === "object" ? { ...value } : {};
}

export function readCounts(value: unknown): SyncCounts {
  const given = value && typeof value === "object" ? (value as Partial<SyncCounts>) : {};
  return { cards: 0, details: 0, transactions: 0, users: 0, wallets: 0, transfers: 0, ...given };
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

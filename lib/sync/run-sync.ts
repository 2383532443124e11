import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type SyncRun } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { IssuingError } from "@/lib/issuing/errors";
import { publish } from "@/lib/live/publish";
import { ENDED_WELL, type SyncCounts, type SyncPart } from "@/lib/sync/constants";
import { type DriftCounts, DriftReport } from "@/lib/sync/drift";
import { GapReport, keptGaps, readGaps } from "@/lib/sync/gaps";
import type { Gap } from "@/lib/sync/schema";
import { syncCardDetails, syncCards } from "@/lib/sync/sync-cards";
import { withSyncLock } from "@/lib/sync/sync-lock";
import { syncTransactions } from "@/lib/sync/sync-transactions";
import { syncTransfers } from "@/lib/sync/sync-transfers";
import { syncUsers } from "@/lib/sync/sync-users";
import { syncWallets } from "@/lib/sync/sync-wallets";
import type { SyncWork } from "@/lib/sync/sync-work";

export interface SyncOptions {
  full?: boolean;
  onProgress?: (part: SyncPart, counts: SyncCounts) => void;
  clock?: Clock;
  signal?: AbortSignal | undefined;
  /** Who asked for it; nobody for the repeating one. */
  askedBy?: string | undefined;
}

type RunEnd = "succeeded" | "with-gaps" | "failed";

/** `with-gaps`: the lists were read to their ends, but for what `gaps` names. */
export type SyncOutcome =
  | {
      status: RunEnd;
      counts: SyncCounts;
      drift: DriftCounts;
      gaps: Gap[];
      problem: string | null;
    }
  | { status: "busy" };

/**
 * Reads the issuer into the mirror once: cards, their details and limit logs, transactions, users, wallets,
 * transfers. One run at a time over all processes. A part that fails stops no other. A run that was killed or failed is
 * continued from its last page by the next one.
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
  const gaps = new GapReport(keptGaps(readGaps(run.gaps)));
  const work = workOf(run, counts, drift, gaps, { ...options, clock, signal });
  const end = async (status: RunEnd, problem: string | null) => {
    if (problem !== LOCK_LOST) await close(run, { status, error: problem, gaps: gaps.gaps }, clock);
    return { status, counts, drift: drift.counts, gaps: gaps.gaps, problem };
  };
  try {
    const problem = await runParts(work);
    signal.throwIfAborted();
    await db().syncRun.update({ where: { id: run.id }, data: { drift: drift.counts } });
    if (problem !== null) return await end("failed", sentence(problem));
    return await end(gaps.gaps.length > 0 ? "with-gaps" : "succeeded", null);
  } catch (error) {
    // The run may be another process's by now: it is left to be continued.
    if (lost.aborted) return end("failed", LOCK_LOST);
    if (!signal.aborted && !(error instanceof IssuingError)) log().error({ err: error }, "the sync failed");
    return end("failed", signal.aborted ? "It was stopped before its end." : sentence(error));
  }
}

const PARTS: [SyncPart, (work: SyncWork) => Promise<void>][] = [
  ["cards", syncCards],
  ["details", syncCardDetails],
  ["transactions", syncTransactions],
  ["transfers", syncTransfers],
  ["users", syncUsers],
  ["wallets", syncWallets],
];

/** Without these two lists there is no mirror to speak of; the others may be none of the contract. */
const ESSENTIAL: SyncPart[] = ["cards", "transactions"];

/** Does each part, whatever became of the others; gives the first error of an essential one. @throws what stops all of them */
async function runParts(work: SyncWork): Promise<unknown> {
  let problem: unknown = null;
  for (const [part, run] of PARTS) {
    try {
      await run(work);
    } catch (error) {
      work.signal?.throwIfAborted();
      const ours = !(error instanceof IssuingError);
      if (!ours && error.kind === "not_sent") throw error;
      if (ours) log().error({ err: error, part }, "a part of the sync failed");
      work.gaps.add(part, ours ? "internal" : error.kind, { call: ours ? null : error.operation });
      if (ESSENTIAL.includes(part)) problem ??= error;
    }
  }
  return problem;
}

const LOCK_LOST =
  "The database connection that keeps two syncs apart broke; the next sync goes on from here.";

function workOf(
  run: SyncRun,
  counts: SyncCounts,
  drift: DriftReport,
  gaps: GapReport,
  { clock, signal, onProgress }: SyncOptions & Pick<SyncWork, "clock" | "signal">,
): SyncWork {
  const cursor = readCursor(run.cursor);
  const save = async () => {
    const found = { counts, drift: drift.counts, gaps: [...gaps.gaps] };
    const data = { ...found, cursor: { ...cursor }, heartbeatAt: clock.now() };
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
    gaps,
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
  const goesOn = last !== null && isLeftOff(last) && (last.kind === asked || !full);
  if (last && goesOn && last.status === "running") {
    return db().syncRun.update({ where: { id: last.id }, data: { heartbeatAt: clock.now() } });
  }
  if (last?.status === "running") await close(last, { status: "failed", error: "It was cut off." }, clock);
  const counts: SyncCounts = { cards: 0, details: 0, transactions: 0, users: 0, wallets: 0, transfers: 0 };
  const from = goesOn ? { kind: last.kind, cursor: readCursor(last.cursor) } : { kind: asked };
  const data = { ...from, status: "running", startedAt: clock.now(), counts, askedBy };
  const opened = await db().syncRun.create({ data });
  await publish(db(), { topic: "sync", id: opened.id });
  return opened;
}

/** Whether a list of it was not read to its end. */
function isLeftOff(run: SyncRun): boolean {
  if (run.status !== "with-gaps") return run.status !== "succeeded";
  return Object.values(readCursor(run.cursor)).some((offset) => offset > 0);
}

async function close(
  run: SyncRun,
  { gaps, ...end }: { status: RunEnd; error: string | null; gaps?: Gap[] },
  clock: Clock,
): Promise<void> {
  const data = { ...end, ...(gaps ? { gaps } : {}), finishedAt: clock.now() };
  await db().syncRun.update({ where: { id: run.id }, data });
  await publish(db(), { topic: "sync", id: run.id });
}

async function hasGoodRun(): Promise<boolean> {
  const run = await db().syncRun.findFirst({ where: { status: { in: ENDED_WELL } }, select: { id: true } });
  return run !== null;
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

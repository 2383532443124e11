import "server-only";
import { randomUUID } from "node:crypto";
import { findPerson } from "@/lib/approvals/people";
import { holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type ImportJob } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { knownFailure } from "@/lib/core/known-failure";
import { log } from "@/lib/core/log";
import { AUTOMATIC, changeImport, inTransaction, lockImport } from "@/lib/imports/change-import";
import { type ClaimedRow, claimRow } from "@/lib/imports/claim-row";
import type { StopReason } from "@/lib/imports/constants";
import { endImports } from "@/lib/imports/end-imports";
import { noteOutcome, outcomeOf, outcomeOfError, type RowOutcome } from "@/lib/imports/row-outcome";
import { unsealPerson } from "@/lib/imports/sealed-user";
import { settleRows } from "@/lib/imports/settle-rows";
import { publish } from "@/lib/live/publish";
import { createUser } from "@/lib/users/create-user";

interface RunOptions {
  clock?: Clock;
  /** How long to go on while there is something to do. */
  forMs?: number;
  /** Rows that are under way at the same time, in this process. */
  lanes?: number;
}

/** How long the runner's role and the import's state are relied on. */
const SLICE_MS = 5_000;
/** The issuer decided nothing so many times in a row: going on would only make more rows of unknown outcome. */
const MOST_TROUBLES = 5;
const TELL_EVERY_MS = 700;

/**
 * The repeating work: what was left open is followed, running imports go on row by row, what is over is ended. Several
 * processes may do it at once. In memory are only the rows that are under way.
 */
export async function runImports(options: RunOptions = {}): Promise<void> {
  const { clock = systemClock, forMs = 50_000, lanes = 4 } = options;
  const until = performance.now() + forMs;
  await settleRows(clock);
  for (let sent = 1; sent > 0 && performance.now() < until; ) {
    sent = 0;
    const where = { noun: "users", status: "running" };
    for (const job of await db().importJob.findMany({ where, orderBy: { confirmedAt: "asc" } })) {
      sent += await runSlice(job, { clock, lanes, until: Math.min(until, performance.now() + SLICE_MS) });
    }
    await settleRows(clock);
  }
  await endImports(clock);
}

interface Slice {
  clock: Clock;
  lanes: number;
  until: number;
}

async function runSlice(job: ImportJob, { clock, lanes, until }: Slice): Promise<number> {
  const runner = await runnerOf(job, clock);
  if (typeof runner === "string") {
    await stopBySelf(job.id, clock, runner);
    return 0;
  }
  const run = new Run(job, runner, clock, until);
  await Promise.all(Array.from({ length: lanes }, () => run.lane()));
  return run.sent;
}

/** Who it runs for, as he is now; or why it cannot go on. */
async function runnerOf(job: ImportJob, clock: Clock): Promise<Viewer | StopReason> {
  if ((env().dataEncryptionKey?.length ?? 0) < 32) return "switched-off";
  const runner = await findPerson(job.runnerId, clock.now());
  const may = runner && holds(runner, "users.import") && holds(runner, "users.create");
  return may ? runner : "runner";
}

async function stopBySelf(importId: string, clock: Clock, stopReason: StopReason): Promise<void> {
  const context = jobContext(clock, "en");
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, importId);
    if (job.status !== "running") return;
    const data = { status: "stopped", stopReason };
    const after = { reason: stopReason };
    await changeImport(tx, { job, actor: AUTOMATIC, context, action: "imports.stop", data, after });
  });
}

function jobContext(clock: Clock, language: string) {
  return { requestId: randomUUID(), language, clock };
}

/** One import, for one slice of time, by several lanes. */
class Run {
  readonly #job: ImportJob;
  readonly #runner: Viewer;
  readonly #clock: Clock;
  readonly #until: number;
  #troubles: number;
  #toldAt = 0;
  #ended = false;
  sent = 0;

  constructor(job: ImportJob, runner: Viewer, clock: Clock, until: number) {
    this.#job = job;
    this.#runner = runner;
    this.#clock = clock;
    this.#until = until;
    this.#troubles = job.troubles;
  }

  /** One row after the other, until none is left, the time is over or the issuer is in trouble. */
  async lane(): Promise<void> {
    while (!this.#ended && performance.now() < this.#until) {
      const row = await claimRow(this.#job.id, this.#clock.now());
      if (!row) return;
      try {
        const outcome = await sendRow(this.#runner, jobContext(this.#clock, this.#job.language), row);
        await noteOutcome({ ...row, status: "sending" }, outcome, this.#clock.now());
        this.sent += 1;
        await this.#count(outcome.trouble ?? false, outcome.status === "waiting");
      } catch (error) {
        // The row stays as it is: it is followed by its operation once the call must have ended.
        this.#ended = true;
        log().error({ err: error, importId: row.importId, line: row.line }, "a row was not ended");
      }
      await this.#tell();
    }
  }

  /** Counted in the database, as other processes may be at the same import. */
  async #count(trouble: boolean, unsent: boolean): Promise<void> {
    if (!trouble && this.#troubles === 0) return;
    const data = { troubles: trouble ? { increment: 1 } : 0 };
    const { troubles } = await db().importJob.update({
      where: { id: this.#job.id },
      data,
      select: { troubles: true },
    });
    this.#troubles = troubles;
    if (unsent) this.#ended = true;
    if (troubles >= MOST_TROUBLES) {
      this.#ended = true;
      await stopBySelf(this.#job.id, this.#clock, "issuer");
    }
  }

  async #tell(): Promise<void> {
    if (performance.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = performance.now();
    await publish(db(), { topic: "imports", id: this.#job.id, kind: this.#job.noun });
  }
}

/** Creates the user of a row by the verb that the form uses. @throws what is no refusal, such as a lost database */
async function sendRow(viewer: Viewer, context: RequestContext, row: ClaimedRow): Promise<RowOutcome> {
  const person = unsealPerson(row, row.sealed);
  try {
    const operation = await createUser(viewer, context, { operationId: row.operationId, ...person });
    return outcomeOf(operation);
  } catch (error) {
    const failure = knownFailure(error);
    if (!failure) throw error;
    return outcomeOfError(failure);
  }
}

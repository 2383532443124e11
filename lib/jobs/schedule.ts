import "server-only";
import { randomUUID } from "node:crypto";
import { log } from "@/lib/core/log";
import type { Ledger } from "@/lib/jobs/ledger";

export interface Job {
  name: string;
  everySeconds: number;
  /** `signal` is aborted when the process stops or the job has become another process's. */
  work: (signal: AbortSignal) => Promise<unknown>;
}

/** How a job says in a sentence that an administrator may read why it could not do its work. */
export class JobFailed extends Error {
  override readonly name = "JobFailed";
}

const TICK_MS = 1_000;

interface Run {
  abort: AbortController;
  done: Promise<void>;
  /** Set once the work has ended and is not yet written down. */
  ended: { problem: string | null } | null;
}

/**
 * Repeats `jobs` from this process. Of all processes on one database one at a time holds a job; when it is killed or
 * cut off from the database, its lease runs out and whoever is alive goes on.
 */
export class Schedule {
  readonly #jobs: ReadonlyMap<string, Job>;
  readonly #ledger: Ledger;
  readonly #holder = randomUUID();
  readonly #runs = new Map<string, Run>();
  #timer: NodeJS.Timeout | null = null;
  #registered = false;
  #renewedAt = 0;
  #stopping = false;

  constructor(jobs: readonly Job[], ledger: Ledger) {
    this.#jobs = new Map(jobs.map((job) => [job.name, job]));
    this.#ledger = ledger;
  }

  /** Begins now, or as soon as the database answers. */
  start(): void {
    this.#next(0);
  }

  /** Takes no more jobs, gives those at work so many ms to end, and leaves what is not done to the others. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    const runs = [...this.#runs.values()];
    for (const { abort } of runs) abort.abort();
    let patience: NodeJS.Timeout | undefined;
    const out = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, patienceMs);
    });
    await Promise.race([Promise.all(runs.map(({ done }) => done)), out]);
    clearTimeout(patience);
    await this.#ledger.release(this.#holder).catch(noted("jobs were not handed back"));
    await this.#ledger.close();
  }

  #next(delay: number): void {
    if (this.#stopping) return;
    this.#timer = setTimeout(() => void this.#tick().finally(() => this.#next(TICK_MS)), delay);
    this.#timer.unref();
  }

  /** A database that does not answer fails this tick; the next one tries again. */
  async #tick(): Promise<void> {
    try {
      if (!this.#registered) await this.#ledger.register([...this.#jobs.values()]);
      this.#registered = true;
      await this.#writeDown();
      await this.#renew();
      const free = [...this.#jobs.keys()].filter((name) => !this.#runs.has(name));
      for (const name of await this.#ledger.claim(this.#holder, free)) this.#run(name);
    } catch (error) {
      log().warn({ err: error }, "the jobs' table did not answer");
    }
  }

  #run(name: string): void {
    const job = this.#jobs.get(name);
    if (!job) return;
    const abort = new AbortController();
    const run: Run = { abort, ended: null, done: Promise.resolve() };
    this.#runs.set(name, run);
    run.done = this.#work(job, run);
  }

  async #work(job: Job, run: Run): Promise<void> {
    try {
      await job.work(run.abort.signal);
      run.ended = { problem: null };
    } catch (error) {
      log().error({ err: error, job: job.name }, "a job failed");
      run.ended = {
        problem: error instanceof JobFailed ? error.message : "An error of our own; the log has it.",
      };
    }
    // Cut short: it stays due, for whoever is alive.
    if (run.abort.signal.aborted) this.#runs.delete(job.name);
    else await this.#writeDown().catch(noted("how a job ended was not written down yet"));
  }

  /** How runs ended; what cannot be written now is written with the next tick, or its lease runs out. */
  async #writeDown(): Promise<void> {
    for (const [name, run] of this.#runs) {
      if (!run.ended) continue;
      await this.#ledger.finish(this.#holder, name, run.ended.problem);
      this.#runs.delete(name);
    }
  }

  async #renew(): Promise<void> {
    if (this.#runs.size === 0 || Date.now() - this.#renewedAt < this.#ledger.leaseSeconds * 250) return;
    const kept = await this.#ledger.renew(this.#holder, [...this.#runs.keys()]);
    this.#renewedAt = Date.now();
    for (const [name, run] of this.#runs) if (!kept.has(name)) run.abort.abort();
  }
}

function noted(what: string): (error: unknown) => void {
  return (error) => log().warn({ err: error }, what);
}

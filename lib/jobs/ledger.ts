import "server-only";
import pg from "pg";
import { log } from "@/lib/core/log";
import type { Job } from "@/lib/jobs/schedule";

/** How long a holder may be silent before another process takes the job over. */
const LEASE_SECONDS = 15;

/**
 * The `job` table: who is at what, until when, how it ended. All times are the database's, since the clocks of
 * processes differ. It has connections of its own, so that a busy pool never costs a holder its lease.
 */
export class Ledger {
  readonly leaseSeconds: number;
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string, leaseSeconds = LEASE_SECONDS) {
    this.leaseSeconds = leaseSeconds;
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      application_name: "cardroom-jobs",
      max: 2,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    this.#pool.on("error", (error) => log().warn({ err: error }, "an idle connection of the jobs broke"));
  }

  /** Adds what is new, due in a moment; a shorter interval than before counts at once. */
  async register(jobs: readonly Pick<Job, "name" | "everySeconds">[]): Promise<void> {
    await this.#pool.query(
      `INSERT INTO job (name, every_seconds, due_at)
       SELECT name, every, now() + least(every, 5) * interval '1 s' FROM unnest($1::text[], $2::int[]) AS j(name, every)
       ON CONFLICT (name) DO UPDATE SET every_seconds = excluded.every_seconds,
         due_at = least(job.due_at, now() + excluded.every_seconds * interval '1 s')`,
      [jobs.map(({ name }) => name), jobs.map(({ everySeconds }) => everySeconds)],
    );
  }

  /** Which of `names` are due and nobody's: they are `holder`'s now, for the length of a lease. */
  claim(holder: string, names: readonly string[]): Promise<string[]> {
    return this.#names(
      `UPDATE job SET holder = $1, lease_until = now() + $3 * interval '1 s', started_at = now()
       WHERE name = ANY($2) AND due_at <= now() AND (lease_until IS NULL OR lease_until < now()) RETURNING name`,
      [holder, names, this.leaseSeconds],
    );
  }

  /** Which of `names` are still `holder`'s; their leases begin anew. */
  async renew(holder: string, names: readonly string[]): Promise<Set<string>> {
    return new Set(
      await this.#names(
        `UPDATE job SET lease_until = now() + $3 * interval '1 s' WHERE name = ANY($2) AND holder = $1 RETURNING name`,
        [holder, names, this.leaseSeconds],
      ),
    );
  }

  /** The next run is an interval away; `problem` null says that it went well. */
  async finish(holder: string, name: string, problem: string | null): Promise<void> {
    await this.#pool.query(
      `UPDATE job SET holder = NULL, lease_until = NULL, due_at = now() + every_seconds * interval '1 s',
         succeeded_at = CASE WHEN $3::text IS NULL THEN now() ELSE succeeded_at END,
         failed_at = CASE WHEN $3::text IS NULL THEN failed_at ELSE now() END, problem = $3
       WHERE name = $2 AND holder = $1`,
      [holder, name, problem],
    );
  }

  /** What `holder` has is anybody's at once. */
  async release(holder: string): Promise<void> {
    await this.#pool.query(
      "UPDATE job SET holder = NULL, lease_until = NULL, due_at = now() WHERE holder = $1",
      [holder],
    );
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #names(text: string, values: unknown[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ name: string }>(text, values);
    return rows.map(({ name }) => name);
  }
}

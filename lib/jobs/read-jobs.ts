import "server-only";
import { type Job, Prisma, select } from "@/lib/core/db";
import type { JobDto, JobState } from "@/lib/jobs/schema";

const GRACE_SECONDS = 60;

interface JobRow extends Job {
  state: JobState;
}

/** Every repeating job with how it stands, by name. By the database's clock, like the leases. */
export async function readJobs(): Promise<JobDto[]> {
  const rows = await select<JobRow>(Prisma.sql`
    SELECT name, every_seconds AS "everySeconds", due_at AS "dueAt", started_at AS "startedAt",
      succeeded_at AS "succeededAt", failed_at AS "failedAt", problem,
      CASE WHEN lease_until >= now() THEN 'running'
        WHEN due_at < now() - greatest(every_seconds, ${GRACE_SECONDS}) * interval '1 s' THEN 'overdue'
        WHEN problem IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state
    FROM job ORDER BY name`);
  return rows.map((row) => ({
    name: row.name,
    state: row.state,
    everySeconds: row.everySeconds,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    failedAt: row.failedAt?.toISOString() ?? null,
    runningSince: row.state === "running" ? (row.startedAt?.toISOString() ?? null) : null,
    dueAt: row.dueAt.toISOString(),
    problem: row.problem,
  }));
}

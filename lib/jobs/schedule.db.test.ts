import { spawn } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { Ledger } from "@/lib/jobs/ledger";
import { readJobs } from "@/lib/jobs/read-jobs";
import { type Job, JobFailed, Schedule } from "@/lib/jobs/schedule";

const LEASE_SECONDS = 2;
const started: Schedule[] = [];

function start(jobs: Job[]): Schedule {
  const schedule = new Schedule(jobs, new Ledger(env().databaseUrl, LEASE_SECONDS));
  started.push(schedule);
  schedule.start();
  return schedule;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((schedule) => schedule.stop(2_000)));
  await db().job.deleteMany();
});

const soon = { timeout: 25_000, interval: 50 };

test("of several processes one at a time is at a job, again and again", async () => {
  let atWork = 0;
  let most = 0;
  let runs = 0;
  const work = async () => {
    most = Math.max(most, ++atWork);
    await new Promise((resolve) => setTimeout(resolve, 300));
    atWork -= 1;
    runs += 1;
  };
  const job = { name: "shared", everySeconds: 1, work };
  for (let process = 0; process < 3; process++) start([job]);
  await expect.poll(() => runs, soon).toBeGreaterThanOrEqual(3);
  expect(most).toBe(1);
});

test("work that takes longer than a lease stays with who is at it", async () => {
  let runs = 0;
  const work = async () => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, LEASE_SECONDS * 2_500));
  };
  const job = { name: "long", everySeconds: 1, work };
  start([job]);
  start([job]);
  await expect.poll(async () => (await readJobs())[0]?.succeededAt, soon).toBeTruthy();
  expect(runs).toBe(1);
});

test("the job of a process that was killed in mid-run is done by another", async () => {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/testing/stuck-job-process.ts"];
  const victim = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  await expect.poll(async () => (await readJobs())[0]?.state, soon).toBe("running");
  victim.kill("SIGKILL");
  await once(victim, "exit");
  let runs = 0;
  start([{ name: "stuck", everySeconds: 1, work: async () => (runs += 1) }]);
  await expect.poll(() => runs, soon).toBeGreaterThanOrEqual(2);
});

test("a database that goes away in mid-run and comes back finds every job going on", async () => {
  let runs = 0;
  const work = async () => {
    runs += 1;
    await db().$queryRaw`SELECT pg_sleep(0.5)::text`;
  };
  start([{ name: "outage", everySeconds: 1, work }]);
  await expect.poll(() => runs, soon).toBeGreaterThanOrEqual(1);
  const url = new URL(env().databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await new Promise((resolve) => setTimeout(resolve, LEASE_SECONDS * 1_500));
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await admin.end();
  const before = runs;
  await expect.poll(() => runs, soon).toBeGreaterThanOrEqual(before + 2);
  await expect.poll(async () => (await readJobs())[0]?.problem, soon).toBeNull();
});

test("a process that is stopped hands its job on at once", async () => {
  const stopped = start([
    {
      name: "handed-on",
      everySeconds: 3600,
      work: (signal) => new Promise((resolve) => signal.addEventListener("abort", resolve)),
    },
  ]);
  await expect.poll(async () => (await readJobs())[0]?.state, soon).toBe("running");
  await db().job.updateMany({ data: { leaseUntil: new Date(Date.now() + 3_600_000) } });
  started.pop();
  await stopped.stop(2_000);
  let runs = 0;
  start([{ name: "handed-on", everySeconds: 3600, work: async () => (runs += 1) }]);
  await expect.poll(() => runs, soon).toBe(1);
});

test("a failed run says why in a sentence, and the next run comes all the same", async () => {
  let runs = 0;
  const work = async () => {
    runs += 1;
    if (runs === 1) throw new JobFailed("The issuer cannot be reached.");
    if (runs === 2) throw new Error("connect ECONNREFUSED 10.0.0.7");
  };
  start([{ name: "failing", everySeconds: 1, work }]);
  const state = async () => (await readJobs())[0];
  await expect.poll(state, soon).toMatchObject({ state: "failed", problem: "The issuer cannot be reached." });
  await expect.poll(state, soon).toMatchObject({ problem: "An error of our own; the log has it." });
  await expect.poll(state, soon).toMatchObject({ state: "waiting", problem: null });
});

test("a job that is due for longer than its interval and nobody's is overdue", async () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await db().job.createMany({
    data: [
      { name: "a-late", everySeconds: 300, dueAt: minutesAgo(6) },
      { name: "b-due", everySeconds: 300, dueAt: minutesAgo(4) },
      { name: "c-lost", everySeconds: 5, dueAt: minutesAgo(2), leaseUntil: minutesAgo(1) },
      { name: "d-at-it", everySeconds: 5, dueAt: minutesAgo(60), leaseUntil: minutesAgo(-1) },
    ],
  });
  expect((await readJobs()).map(({ state }) => state)).toEqual(["overdue", "waiting", "overdue", "running"]);
});

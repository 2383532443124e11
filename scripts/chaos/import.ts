import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startCluster } from "../database/cluster";
import { applyMigrations } from "../database/schema-engine";
import { createDatabase } from "../environment";
import { runScript } from "../steps";
import type { ImportActs, ImportBase } from "../testing/import-steps";
import { startTestSandbox } from "../testing/sandbox";

const { values: given } = parseArgs({
  options: { rows: { type: "string", default: "10000" }, heap: { type: "string", default: "128" } },
});

const worker = { peakMb: 0 };

/**
 * `node --conditions=react-server --import tsx scripts/chaos/import.ts`: an import of 10,000 users by two processes with
 * a small heap, which is stopped and resumed and loses a process to `kill -9`. Ends with 1 unless every row became one
 * user, or is known to be in doubt.
 */
await runScript(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "cardroom-import-"));
  const cluster = await startCluster(path.join(folder, "postgres"));
  try {
    await createDatabase(cluster.url("postgres"), "imports");
    await applyMigrations(cluster.url("imports"));
    Object.assign(process.env, {
      DATABASE_URL: cluster.url("imports"),
      NEXTAUTH_SECRET: "a secret of the import run",
      DATA_ENCRYPTION_KEY: "an encryption key of the import run",
      LOG_LEVEL: "silent",
      ISSUING_TIMEOUT_MS: "3000",
    });
    const desk = await openDesk();
    await run(desk, Number(given.rows)).finally(() => desk.sandbox.stop());
    const { closeDb } = await import("../../lib/core/db");
    await closeDb();
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

type ImportDesk = ImportBase & ImportActs;

async function openDesk(): Promise<ImportDesk> {
  const sandbox = await startTestSandbox({ seed: "empty" });
  const [{ db }, { importActs }] = await Promise.all([
    import("../../lib/core/db"),
    import("../testing/import-steps"),
  ]);
  const data = { email: "finance@example.com", name: "Finance", role: "finance", passwordHash: "none" };
  const { id, email, name } = await db().staff.create({ data });
  const base: ImportBase = {
    sandbox,
    viewer: (role) => ({ id, email, name, role, sessionId: randomUUID(), grants: [] }),
    context: (secondsAhead = 0) => ({
      requestId: randomUUID(),
      language: "en",
      clock: { now: () => new Date(Date.now() + secondsAhead * 1000) },
    }),
  };
  return { ...base, ...importActs(base) };
}

async function run(desk: ImportDesk, count: number): Promise<void> {
  const { stopImport } = await import("../../lib/imports/stop-import");
  const { resumeImport } = await import("../../lib/imports/resume-import");
  const steer = (id: string) => [desk.viewer("finance"), desk.context(), { importId: id }] as const;
  const rows = desk.people(count);
  const uploaded = await timed("rows taken in and confirmed", () => desk.upload(rows, randomUUID()));
  const { id } = uploaded.import;
  const reach = (share: number) => reached(desk, id, Math.floor(count * share));
  const begun = performance.now();
  const workers = [startWorker(), startWorker()];
  await reach(0.3);
  await stopImport(...steer(id));
  await sleep(1_000);
  const stopped = await desk.read(id);
  await sleep(3_000);
  const still = await desk.read(id);
  assert(still.counts.created === stopped.counts.created, "a stopped import goes on");
  say(`stopped at ${stopped.counts.created}, and nothing was sent in three seconds`);
  await resumeImport(...steer(id));
  await reach(0.6);
  const [first] = workers;
  await killed(first);
  workers[0] = startWorker();
  say("one process killed and another started");
  await ended(desk, id);
  const seconds = (performance.now() - begun) / 1000;
  for (const one of workers) await killed(one);
  await verify(desk, id, rows, seconds);
}

/** Until every row has come to its end; lost answers are found out meanwhile. */
async function ended(desk: ImportDesk, id: string): Promise<void> {
  for (;;) {
    const { status, counts, stopReason } = await desk.read(id);
    if (status === "done") return;
    assert(status === "running", `the import is ${status} (${stopReason})`);
    await sleep(500);
    if ((counts.waiting ?? 0) > 0) continue;
    // Who lives has ended by then; for what the killed process left, the clock is moved.
    await sleep(4_000);
    await desk.resolve(120);
  }
}

async function verify(
  desk: ImportDesk,
  id: string,
  rows: Parameters<ImportDesk["made"]>[0],
  seconds: number,
) {
  const { counts } = await desk.read(id);
  const made = await desk.made(rows);
  const { created = 0, unconfirmed = 0 } = counts;
  const kept = await desk.rows(id);
  const users = new Set(kept.flatMap(({ userId }) => userId ?? []));
  say(`${rows.length} rows in ${seconds.toFixed(0)} s, ${(rows.length / seconds).toFixed(1)} a second`);
  say(`${JSON.stringify(counts)}; the issuer has ${made} of them, each once`);
  say(`peak memory of a process: ${worker.peakMb} MB, with a heap of at most ${given.heap} MB`);
  assert(created + unconfirmed === rows.length, "a row is lost or was refused as sent before");
  assert(users.size === created, "two rows became one user");
  assert(made >= created && made <= rows.length, "the issuer has other users than the console knows of");
  assert(unconfirmed <= 4, "more rows are in doubt than were under way in the killed process");
  assert(
    kept.every(({ status, sealed }) => status !== "created" || sealed === null),
    "a created row holds a person",
  );
}

function startWorker(): ChildProcess {
  const heap = `--max-old-space-size=${given.heap}`;
  const args = [heap, "--conditions=react-server", "--import", "tsx", "scripts/testing/import-process.ts"];
  return spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child) return;
  assert(child.exitCode === null, "a process ended by itself");
  worker.peakMb = Math.max(worker.peakMb, peakOf(child));
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** The most memory that the process ever had, where the system says so. */
function peakOf({ pid }: ChildProcess): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(Number(found?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function reached(desk: ImportDesk, id: string, wanted: number): Promise<void> {
  for (;;) {
    const { counts } = await desk.read(id);
    if ((counts.created ?? 0) >= wanted) return;
    await sleep(200);
  }
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = performance.now();
  const result = await work();
  say(`${name} in ${((performance.now() - before) / 1000).toFixed(1)} s`);
  return result;
}

function assert(holds: boolean, fault: string): void {
  if (!holds) throw new Error(fault);
}

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
}

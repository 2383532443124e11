import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild, ensureClient } from "../console";
import { type Cluster, startCluster } from "../database/cluster";
import { applyMigrations } from "../database/schema-engine";
import { createDatabase } from "../environment";
import { runScript } from "../steps";
import { freePorts } from "./free-ports";
import { killAfterAnswer } from "./kill-after-answer";
import { makePlan } from "./plan";
import { runChaos } from "./run-chaos";
import { createIssuer, type Issuer } from "./sender";
import { awaitRest } from "./verdict";
import { killed, startConsole, startInbox, startVictims } from "./victims";

const { values: given } = parseArgs({
  options: {
    deliveries: { type: "string", default: "100000" },
    transactions: { type: "string", default: "20000" },
    kills: { type: "string", default: "20" },
    restarts: { type: "string", default: "3" },
    "kill-after-answer": { type: "string", default: "1000" },
    concurrency: { type: "string", default: "32" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});

/**
 * `npm run chaos`: webhooks by the hundred thousand to two processes of the built console, which are killed, on a
 * PostgreSQL, which crashes; then processes that die with each answer. Ends with 1 unless nothing was lost or doubled.
 */
await runScript(async () => {
  await ensureClient();
  say((await ensureBuild()) ? "built the console" : "the build is up to date");
  const folder = mkdtempSync(path.join(tmpdir(), "cardroom-chaos-"));
  const cluster = await startCluster(path.join(folder, "postgres"));
  try {
    if (Number(given.deliveries) > 0) await convergence(cluster, createIssuer());
    if (Number(given["kill-after-answer"]) > 0) await acknowledgements(cluster, createIssuer());
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function convergence(cluster: Cluster, issuer: Issuer): Promise<void> {
  const seed = Number(given.seed);
  const plan = makePlan({
    deliveries: Number(given.deliveries),
    transactions: Number(given.transactions),
    seed,
  });
  const late = plan.deliveries.filter((delivery) => delivery.late).length;
  say(
    `${plan.deliveries.length} deliveries of ${plan.expected.length} transactions: ${plan.bodies} bodies, ` +
      `${plan.repetitions} repetitions, ${late} a day late, shuffled with seed ${seed}`,
  );
  const env = await environment(cluster, "chaos", issuer);
  const victims = await startVictims(await freePorts(2), (port) => startConsole(port, env));
  let crashes = 0;
  const report = await runChaos({
    plan,
    issuer,
    victims,
    databaseUrl: env.DATABASE_URL,
    restartDatabase: () => cluster.restart(crashes++ % 2 === 0 ? "immediate" : "fast"),
    kills: Number(given.kills),
    restarts: Number(given.restarts),
    concurrency: Number(given.concurrency),
    restSeconds: 300,
    log: say,
  }).finally(() => victims.stop());
  const { faults, ...numbers } = report;
  for (const [name, value] of Object.entries(numbers)) say(`  ${name.padEnd(14)} ${round(value)}`);
  assertNone(faults);
  say("every transaction is as the oracle says: none lost, none doubled");
}

async function acknowledgements(cluster: Cluster, issuer: Issuer): Promise<void> {
  const count = Number(given["kill-after-answer"]);
  const plan = makePlan({ deliveries: count * 2, transactions: count, seed: Number(given.seed) + 1 });
  const deliveries = [...new Map(plan.deliveries.map((one) => [one.body, one])).values()].slice(0, count);
  const env = await environment(cluster, "killed", issuer);
  const start = (port: number) => startInbox(port, env);
  const [port = 0, ...ports] = await freePorts(3);
  const answered = await killAfterAnswer({
    deliveries,
    issuer,
    ports,
    start,
    databaseUrl: env.DATABASE_URL,
    onKilled: (done) => {
      if (done % 100 === 0) say(`${done} processes killed with their answer`);
    },
  });
  say(`${answered.acknowledged} of ${count} acknowledged, ${answered.present} of them present`);
  if (answered.acknowledged !== count || answered.present !== count)
    assertNone(["acknowledged ones are lost"]);
  const last = await start(port);
  await awaitRest(env.DATABASE_URL, 120).finally(() => killed(last));
  say("one more process found and processed what they had left behind");
}

async function environment(cluster: Cluster, database: string, issuer: Issuer) {
  await createDatabase(cluster.url("postgres"), database);
  await applyMigrations(cluster.url(database));
  return {
    ...issuer.env,
    DATABASE_URL: cluster.url(database),
    NEXTAUTH_SECRET: "a secret of the chaos run",
    DATA_ENCRYPTION_KEY: "an encryption key of the chaos run",
    // No issuer is there to be read; the jobs run all the same, as they are the inbox's safety net.
    ISSUING_API_URL: "http://127.0.0.1:9",
    SYNC_INTERVAL_SECONDS: "86400",
    LOG_LEVEL: "silent",
  };
}

function assertNone(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const shown = faults.slice(0, 20).join("\n");
  throw new Error(`${faults.length} fault(s):\n${shown}`);
}

function round(value: unknown): string {
  return typeof value === "number" ? String(Math.round(value * 10) / 10) : String(value);
}

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
}

import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, startCluster } from "../database/cluster";
import { applyMigrations } from "../database/schema-engine";
import { createDatabase } from "../environment";
import { freePorts } from "./free-ports";
import { killAfterAnswer } from "./kill-after-answer";
import { makePlan } from "./plan";
import { runChaos } from "./run-chaos";
import { createIssuer } from "./sender";
import { startInbox, startVictims } from "./victims";

const folder = path.join(tmpdir(), `cardroom-chaos-${process.pid}`);
const issuer = createIssuer();
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(folder);
  for (const name of ["chaos", "killed"]) {
    await createDatabase(cluster.url("postgres"), name);
    await applyMigrations(cluster.url(name));
  }
});

afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const envOf = (database: string) => ({
  ...issuer.env,
  DATABASE_URL: cluster.url(database),
  NEXTAUTH_SECRET: "a secret of the chaos test",
  LOG_LEVEL: "silent",
});

test("through killed processes and a crashed database every delivery has its effect, once", async () => {
  const plan = makePlan({ deliveries: 600, transactions: 120, seed: 20_261_121 });
  const env = envOf("chaos");
  const victims = await startVictims(await freePorts(2), (port) => startInbox(port, env));
  const report = await runChaos({
    plan,
    issuer,
    victims,
    databaseUrl: env.DATABASE_URL,
    restartDatabase: () => cluster.restart("immediate"),
    kills: 2,
    restarts: 1,
    concurrency: 8,
    restSeconds: 30,
  }).finally(() => victims.stop());
  expect(report).toMatchObject({
    faults: [],
    acknowledged: 600,
    transactions: 120,
    deliveries: plan.bodies,
    kills: 2,
    restarts: 1,
  });
}, 240_000);

test("what was acknowledged is there, though the process died with the answer", async () => {
  const { deliveries } = makePlan({ deliveries: 20, transactions: 12, seed: 7 });
  const distinct = [...new Map(deliveries.map((one) => [one.body, one])).values()].slice(0, 8);
  const env = envOf("killed");
  const answered = await killAfterAnswer({
    deliveries: distinct,
    issuer,
    ports: await freePorts(2),
    start: (port) => startInbox(port, env),
    databaseUrl: env.DATABASE_URL,
  });
  expect(answered).toEqual({ acknowledged: 8, present: 8 });
}, 240_000);

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkBundles } from "./bundle-report";
import { findChromium } from "./chromium";
import { ensureBuild, ensureClient } from "./console";
import { playwrightTally, type Tally, vitestTally } from "./test-reports";

const reports = mkdtempSync(path.join(tmpdir(), "cardroom-reports-"));
/** One waits for the browser while the other computes: two take two thirds of the time of one on two cores. */
const SHARDS = [1, 2];
const VITEST = "node_modules/vitest/vitest.mjs";

/** `npm test`: format, lint, types, unit and integration tests, the build, its bundle budget, end-to-end tests. */
const tallies: Tally[] = [];
await ensureClient();
await Promise.all([
  work("chromium", async () => findChromium()),
  command("route types", ["node_modules/next/dist/bin/next", "typegen"]),
]);
// Before the build, which writes the route types anew and takes them away while it does.
tallies.push(
  ...(await Promise.all([
    command("format and lint", ["node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", "."]),
    command("types", ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "."]),
  ])),
);
const [vitest, build] = await Promise.all([
  runner("unit and integration", [VITEST, "run", "--reporter=dot", "--reporter=json"], vitestTally),
  work("build", ensureBuild),
]);
tallies.push(vitest, build);
if (build.failed === 0) {
  tallies.push(await work("bundle budget", async () => checkBundles()));
  tallies.push(...(await Promise.all(SHARDS.map(endToEnd))));
}
rmSync(reports, { recursive: true, force: true });
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
for (const text of tallies.flatMap(({ told }) => told)) process.stdout.write(`\n✗ ${text.slice(0, 1500)}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** A part of the specs, on a console, a database and a sandbox of its own. */
function endToEnd(shard: number): Promise<Tally> {
  const args = [`--shard=${shard}/${SHARDS.length}`, `--output=test-results/${shard}`];
  const name = `end-to-end ${shard} of ${SHARDS.length}`;
  return runner(name, ["node_modules/@playwright/test/cli.js", "test", ...args], playwrightTally);
}

async function command(name: string, args: string[]): Promise<Tally> {
  const { code, seconds, output } = await run(args, {});
  if (code !== 0) process.stdout.write(output);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)\n`);
  return code === 0 ? { passed: 1, failed: 0, told: [] } : { passed: 0, failed: 1, told: [name] };
}

async function work(name: string, task: () => Promise<unknown>): Promise<Tally> {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
  try {
    await task();
    process.stdout.write(`✓ ${name} (${seconds()} s)\n`);
    return { passed: 1, failed: 0, told: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`✗ ${name} (${seconds()} s)\n${message}\n`);
    return { passed: 0, failed: 1, told: [`${name}\n${message}`] };
  }
}

/** A test runner that leaves a JSON report; a run without a readable report counts as failed, whatever it printed. */
async function runner(name: string, args: string[], read: (report: unknown) => Tally): Promise<Tally> {
  const file = path.join(reports, `${name.replaceAll(" ", "-")}.json`);
  const extra = args[0] === VITEST ? [`--outputFile.json=${file}`] : [];
  const { code, seconds, output } = await run([...args, ...extra], { E2E_REPORT: file }, true);
  let tally: Tally;
  try {
    tally = read(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    tally = { passed: 0, failed: 1, told: [`${name} left no report\n${output.slice(-1200)}`] };
  }
  if (code !== 0 && tally.failed === 0)
    tally = { ...tally, failed: 1, told: [`${name} ended with ${code}\n${output.slice(-1200)}`] };
  process.stdout.write(
    `${tally.failed === 0 ? "✓" : "✗"} ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)\n`,
  );
  return tally;
}

function run(args: string[], env: Record<string, string>, show = false) {
  return new Promise<{ code: number; seconds: string; output: string }>((resolve) => {
    const started = Date.now();
    let output = "";
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", (code) => {
      resolve({ code: code ?? 1, seconds: ((Date.now() - started) / 1000).toFixed(0), output });
    });
  });
}

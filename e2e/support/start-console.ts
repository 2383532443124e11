import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuild, ensureClient, startConsoleProcess } from "../../scripts/console";
import { deploy } from "../../scripts/database/deploy";
import { loadEnvironment, openDatabase } from "../../scripts/environment";
import { runToEnd, startService } from "../../scripts/processes";

const SCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** Brings up a whole product of its own for the run: database, sandbox issuer, migrations, seed, sync, console. */
export default async function startConsole(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), "cardroom-e2e-"));
  chmodSync(folder, 0o755);
  Object.assign(process.env, {
    CONSOLE_DATA_DIR: folder,
    PORT: process.env.E2E_PORT,
    // The tests of one role are one person, and read in a minute what a person reads in an hour.
    REFRESHES_PER_MINUTE: "1000",
    NEXTAUTH_URL: `http://localhost:${process.env.E2E_PORT}`,
    HOST: "localhost",
    SANDBOX_DATA_DIR: path.join(folder, "sandbox"),
    SANDBOX_PORT: "0",
    ISSUING_TIMEOUT_MS: "3000",
    ISSUING_SETTLE_SECONDS: "5",
    SYNC_INTERVAL_SECONDS: "3600",
    BALANCES_INTERVAL_SECONDS: "3600",
    REVEAL_DAILY_BUDGET: "5",
    // Everything the console can say goes to a file, which the secrets' spec searches.
    LOG_LEVEL: "trace",
    E2E_LOG_FILE: path.join(folder, "console.log"),
  });
  delete process.env.DATABASE_URL;
  delete process.env.ISSUING_API_URL;
  loadEnvironment();
  await ensureClient();
  const closeDatabase = await openDatabase();
  await deploy();
  let sandboxUrl = "";
  const sandbox = await startService(
    "The sandbox issuer",
    ["--import", "tsx", "sandbox/main.ts"],
    (output) => {
      sandboxUrl = /sandbox issuer ready at (\S+)/.exec(output)?.[1] ?? "";
      return sandboxUrl !== "";
    },
  );
  process.env.SANDBOX_PORT = new URL(sandboxUrl).port;
  process.env.E2E_SANDBOX_URL = sandboxUrl;
  await ensureBuild();
  await runToEnd("The seed", [...SCRIPT, "prisma/seed.ts"]);
  await runToEnd("The sync", [...SCRIPT, "scripts/sync.ts"]);
  const webConsole = await startConsoleProcess(process.env.E2E_LOG_FILE);
  return async () => {
    await webConsole.stop();
    await sandbox.stop();
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  };
}

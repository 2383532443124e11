import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "../database/cluster";
import { deploy } from "../database/deploy";
import { createDatabase } from "../environment";
import { runScript } from "../steps";

/** `npm run bench`: ratios within one run, on a database of its own. */
await runScript(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "card-console-bench-"));
  chmodSync(folder, 0o755);
  const cluster = await startCluster(path.join(folder, "postgres"));
  try {
    await createDatabase(cluster.url("postgres"), "bench");
    process.env.DATABASE_URL = cluster.url("bench");
    process.env.NEXTAUTH_SECRET ||= "secret of the benchmark run";
    process.env.DATA_ENCRYPTION_KEY ||= "the bench run's own key of 32 characters";
    process.env.LOG_LEVEL = "silent";
    await deploy();
    const { benchCards } = await import("./cards");
    await benchCards(process.env.DATABASE_URL);
    const { benchSecrets } = await import("./secrets");
    await benchSecrets();
    const { closeDb } = await import("../../lib/core/db");
    await closeDb();
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

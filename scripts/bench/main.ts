import { closeDb } from "../../lib/core/db";
import { runScript } from "../steps";
import { benchBackfill } from "./backfill";
import { benchCards } from "./cards";
import { benchConsole } from "./console";
import { openDatabases } from "./databases";
import { benchExports } from "./exports";
import { benchTransactions } from "./transactions";

/**
 * `npm run bench`: ratios within one run, on a database of its own. `BENCH_ROWS` are the sizes of the mirror,
 * `BENCH_PARTS` the parts to run, `BENCH_DATA_DIR` keeps the generated databases for the next run.
 */
await runScript(async () => {
  const sizes = (process.env.BENCH_ROWS ?? "1000000,10000000").split(",").map(Number);
  const parts = (process.env.BENCH_PARTS ?? "cards,secrets,transactions,console,exports,backfill").split(",");
  process.env.NEXTAUTH_SECRET ||= "secret of the benchmark run";
  process.env.DATA_ENCRYPTION_KEY ||= "the bench run's own key of 32 characters";
  process.env.LOG_LEVEL = "silent";
  const databases = await openDatabases();
  try {
    // The configuration is read once, so this process keeps to one database; others are read by processes of their own.
    process.env.DATABASE_URL = await databases.empty("bench");
    if (parts.includes("cards")) await benchCards(process.env.DATABASE_URL);
    if (parts.includes("secrets")) {
      const { benchSecrets } = await import("./secrets");
      await benchSecrets();
    }
    const filled: { rows: number; url: string }[] = [];
    if (parts.some((part) => part !== "cards" && part !== "secrets")) {
      for (const rows of sizes) filled.push({ rows, url: await databases.filled(rows) });
    }
    const [small] = filled;
    if (parts.includes("transactions")) await benchTransactions(filled);
    if (small && parts.includes("console"))
      await benchConsole(await databases.copyOf(small.rows), small.rows);
    if (small && parts.includes("exports"))
      await benchExports(await databases.copyOf(small.rows), small.rows);
    if (small && parts.includes("backfill"))
      await benchBackfill(await databases.copyOf(small.rows), small.rows);
  } finally {
    await closeDb();
    await databases.close();
  }
});

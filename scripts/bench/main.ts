import { closeDb } from "../../lib/core/db";
import { runToEnd } from "../processes";
import { runScript } from "../steps";
import { benchBackfill } from "./backfill";
import { benchConsole } from "./console";
import { type Databases, openDatabases } from "./databases";
import { benchExports } from "./exports";
import { benchPages } from "./pages";
import { benchTransactions } from "./transactions";

const ALL = "cards,secrets,transactions,console,pages,exports,backfill";
/** Parts that call the product in their own process; its configuration is read once, so each has one to itself. */
const WITHIN = ["cards", "secrets"];

/**
 * `npm run bench`: ratios within one run, on databases of its own. `BENCH_ROWS` are the sizes of the mirror,
 * `BENCH_PARTS` the parts to run, `BENCH_DATA_DIR` keeps the generated databases for the next run.
 */
await runScript(async () => {
  const sizes = (process.env.BENCH_ROWS ?? "1000000,10000000").split(",").map(Number);
  const parts = (process.env.BENCH_PARTS ?? ALL).split(",");
  process.env.NEXTAUTH_SECRET ||= "secret of the benchmark run";
  process.env.DATA_ENCRYPTION_KEY ||= "the bench run's own key of 32 characters";
  process.env.LOG_LEVEL = "silent";
  const databases = await openDatabases();
  try {
    for (const part of WITHIN.filter((name) => parts.includes(name)))
      await inOwnProcess(part, await databases.empty(`bench_${part}`));
    await onTransactions(
      databases,
      sizes,
      parts.filter((name) => !WITHIN.includes(name)),
    );
  } finally {
    await closeDb();
    await databases.close();
  }
});

async function inOwnProcess(part: string, url: string): Promise<void> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/bench/part.ts", part];
  process.stdout.write(await runToEnd(`The part ${part}`, args, { DATABASE_URL: url }));
}

async function onTransactions(databases: Databases, sizes: number[], parts: string[]): Promise<void> {
  if (parts.length === 0) return;
  const filled: { rows: number; url: string }[] = [];
  for (const rows of sizes) filled.push({ rows, url: await databases.filled(rows) });
  const [small] = filled;
  if (!small) return;
  if (parts.includes("transactions")) await benchTransactions(filled);
  const writing = {
    console: benchConsole,
    pages: benchPages,
    exports: benchExports,
    backfill: benchBackfill,
  };
  for (const [name, bench] of Object.entries(writing))
    if (parts.includes(name)) await bench(await databases.copyOf(small.rows), small.rows);
}

import { z } from "zod";
import { PAGE } from "./backfill-rates";
import { reportRate } from "./measure";
import { startReader } from "./reader-process";

const measured = z.object({ mirror: z.number(), byHand: z.number(), bare: z.number() });

/** The sync's write path against batched `INSERT … ON CONFLICT` of the same rows. */
export async function benchBackfill(databaseUrl: string, rows: number): Promise<void> {
  const reader = await startReader(databaseUrl);
  const rates = measured.parse(await reader.ask({ act: "backfill", query: {} }));
  reader.stop();
  process.stdout.write(
    `\nBackfill into ${rows.toLocaleString("en")} rows, ${PAGE} in a transaction, rows per second\n`,
  );
  reportRate("events and fold, against INSERT … ON CONFLICT by hand", rates.mirror, rates.byHand, 0.5);
  reportRate("the same, against a table with nothing but a primary key", rates.mirror, rates.bare, 0.5);
}

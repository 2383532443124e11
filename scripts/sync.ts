import { SingleBar } from "cli-progress";
import { assertMigrated } from "./database/deploy";
import { loadEnvironment, openDatabase } from "./environment";
import { runScript } from "./steps";

/** `npm run sync -- [--full]`: reads the issuer into the mirror once. */
await runScript(async () => {
  loadEnvironment();
  const close = await openDatabase();
  try {
    await assertMigrated();
    process.env.LOG_LEVEL ||= "warn";
    const { issuerCredentials } = await import("../lib/core/env");
    issuerCredentials();
    await sync(process.argv.includes("--full"));
  } finally {
    const { closeDb } = await import("../lib/core/db");
    await closeDb();
    await close();
  }
});

async function sync(full: boolean): Promise<void> {
  const { runSync } = await import("../lib/sync/run-sync");
  const stopped = new AbortController();
  process.once("SIGINT", () => stopped.abort());
  const bar = new SingleBar({ format: "{part} {value} rows", stopOnComplete: false });
  const terminal = process.stdout.isTTY === true;
  if (terminal) bar.start(0, 0, { part: "cards" });
  const outcome = await runSync({
    full,
    signal: stopped.signal,
    onProgress: (part, counts) => terminal && bar.update(counts[part], { part }),
  });
  if (terminal) bar.stop();
  if (outcome.status === "busy") throw new Error("Another process is reading the issuer at this moment.");
  const { cards, details, transactions, users } = outcome.counts;
  process.stdout.write(
    `Read ${cards} cards (${details} in detail), ${transactions} transactions, ${users} users.\n`,
  );
  for (const { part, call, reason, count, ids } of outcome.gaps) {
    const which = ids.length > 0 ? ` (${ids.join(", ")})` : "";
    process.stdout.write(`Not read: ${count} of ${call ?? part}, ${reason}${which}.\n`);
  }
  if (outcome.status === "failed") throw new Error(outcome.problem ?? "The sync failed.");
}

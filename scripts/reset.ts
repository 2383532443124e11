import { createInterface } from "node:readline/promises";
import { loadEnvironment } from "./environment";
import { deleteDemoData, findDemoData } from "./reset-data";
import { runScript } from "./steps";

/** `npm run reset [-- --yes]`: deletes what the demo has made, so that the next run begins anew. */
await runScript(async () => {
  loadEnvironment();
  const found = await findDemoData();
  if (found.folders.length === 0) return say("There is no demo data.");
  say(`This deletes for good:\n${found.folders.map((folder) => `  ${folder}`).join("\n")}`);
  if (!process.argv.includes("--yes") && !(await isConfirmed())) return say("Nothing was deleted.");
  await deleteDemoData(found);
  say("Deleted. npm run demo and npm run dev begin anew.");
});

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error("Nothing was deleted: without a terminal, say npm run reset -- --yes.");
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question("Type yes to go on: ");
  ask.close();
  return answer.trim().toLowerCase() === "yes";
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

import { setTimeout as rest } from "node:timers/promises";
import { runImports } from "@/lib/imports/run-imports";

/** A process that runs imports until it is killed, for tests of what is left behind then. */
process.stdout.write("running imports\n");
for (;;) {
  await runImports({ forMs: 60_000 });
  await rest(200);
}

import { runBulk } from "@/lib/bulk/run-bulk";

/** A process that runs bulk actions until it is killed, for tests of what is left behind then. */
process.stdout.write("running bulk actions\n");
for (;;) await runBulk();

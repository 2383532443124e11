import { env } from "@/lib/core/env";
import { Ledger } from "@/lib/jobs/ledger";
import { Schedule } from "@/lib/jobs/schedule";

/** A process whose one job never ends, for tests of what becomes of it when the process is killed. */
const work = () => new Promise(() => undefined);
new Schedule([{ name: "stuck", everySeconds: 1, work }], new Ledger(env().databaseUrl, 2)).start();
setInterval(() => undefined, 1_000);

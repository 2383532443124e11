import { env } from "@/lib/core/env";
import { LiveFeed } from "@/lib/live/listen";

/** Another process of the console that only listens: one line of JSON for each signal, until its input ends. */
const feed = new LiveFeed(env().databaseUrl);
feed.subscribe((signal) => process.stdout.write(`${JSON.stringify(signal)}\n`));
process.stdin.resume();
process.stdin.once("end", () => void feed.close());

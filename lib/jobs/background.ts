import "server-only";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { startJobs } from "@/lib/jobs/start-jobs";

/** Starts the jobs of a serving process; without them it still serves, and says so in the log. */
export async function startBackground(): Promise<void> {
  if (!env().backgroundJobs) return;
  try {
    const stop = await startJobs();
    process.once("SIGTERM", () => void stop());
  } catch (error) {
    log().error({ err: error }, "the background jobs did not start");
  }
}

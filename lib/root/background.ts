import "server-only";
import { env } from "@/lib/core/env";
import { startJobs } from "@/lib/root/start-jobs";

/** Starts the jobs of a serving process and ends them with it. */
export function startBackground(): void {
  if (!env().backgroundJobs) return;
  const stop = startJobs();
  process.once("SIGTERM", () => void stop());
}

import { readOptions } from "@/lib/core/read-options";
import type { JobDto } from "@/lib/jobs/schema";

/** The repeating work, read again every five seconds while it is looked at. */
export function jobsOptions() {
  return { ...readOptions<JobDto[]>(["jobs"], "/api/jobs"), refetchInterval: 5_000 };
}

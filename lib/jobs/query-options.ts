import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { JobDto } from "@/lib/jobs/schema";

/** The repeating work, read again every five seconds while it is looked at. */
export function jobsOptions() {
  return queryOptions<JobDto[], ReadError>({
    queryKey: ["jobs"],
    queryFn: ({ signal }) => getJson<JobDto[]>("/api/jobs", {}, signal),
    refetchInterval: 5_000,
  });
}

import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { Team } from "@/lib/staff/schema";

/** Query keys of the staff room; a mutation invalidates `staffKeys.all`. */
export const staffKeys = { all: ["staff"] as const };

export function teamOptions() {
  return queryOptions<Team, ReadError, Team, typeof staffKeys.all>({
    queryKey: staffKeys.all,
    queryFn: ({ signal }) => getJson<Team>("/api/staff", {}, signal),
  });
}

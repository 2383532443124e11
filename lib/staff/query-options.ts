import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import { readOptions } from "@/lib/core/read-options";
import type { StaffSessionDto, Team } from "@/lib/staff/schema";

/** Query keys of staff; a mutation invalidates `staffKeys.all`. */
export const staffKeys = {
  all: ["staff"] as const,
  team: ["staff", "team"] as const,
  sessions: (staffId: string) => ["staff", "sessions", staffId] as const,
};

export function teamOptions() {
  return readOptions<Team>(staffKeys.team, "/api/staff");
}

export function sessionsOptions(staffId: string) {
  return queryOptions<StaffSessionDto[], ReadError, StaffSessionDto[], ReturnType<typeof staffKeys.sessions>>(
    {
      queryKey: staffKeys.sessions(staffId),
      queryFn: ({ signal }) =>
        getJson<StaffSessionDto[]>(`/api/staff/${encodeURIComponent(staffId)}/sessions`, {}, signal),
      staleTime: 0,
    },
  );
}

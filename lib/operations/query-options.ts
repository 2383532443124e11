import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/core/get-json";
import type { OperationDto } from "@/lib/operations/schema";

const POLL_MS = 2_000;

/** Follows an operation; asks again every two seconds while its outcome is open. */
export function operationOptions(id: string) {
  return queryOptions({
    queryKey: ["operations", id],
    queryFn: ({ signal }) => getJson<OperationDto>(`/api/operations/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: (query) => (isOpen(query.state.data) ? POLL_MS : false),
  });
}

export function isOpen(operation: OperationDto | undefined): boolean {
  return operation === undefined || operation.status === "pending" || operation.status === "unknown";
}

import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { OperationDto } from "@/lib/operations/schema";

const POLL_MS = 2_000;

/** Follows an operation; asks again every two seconds while its outcome is open, also after a failed read. */
export function operationOptions(id: string) {
  return queryOptions<OperationDto, ReadError>({
    queryKey: ["operations", id],
    queryFn: ({ signal }) => getJson<OperationDto>(`/api/operations/${encodeURIComponent(id)}`, {}, signal),
    staleTime: 0,
    refetchInterval: (query) =>
      isOpen(query.state.data) && query.state.error?.error.code !== "NOT_FOUND" ? POLL_MS : false,
  });
}

export function isOpen(operation: OperationDto | undefined): boolean {
  return operation === undefined || operation.status === "pending" || operation.status === "unknown";
}

import { type Kept, readOptions } from "@/lib/core/read-options";
import type { OperationDto } from "@/lib/operations/schema";

const POLL_MS = 2_000;

/** Follows an operation; asks again every two seconds while its outcome is open, also after a failed read. */
export function operationOptions(id: string) {
  return {
    ...readOptions<OperationDto>(["operations", id], `/api/operations/${encodeURIComponent(id)}`),
    staleTime: 0,
    refetchInterval: (query: Kept<OperationDto>) =>
      isOpen(query.state.data) && query.state.error?.error.code !== "NOT_FOUND" ? POLL_MS : false,
  };
}

export function isOpen(operation: OperationDto | undefined): boolean {
  return operation === undefined || operation.status === "pending" || operation.status === "unknown";
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ApprovalDetail,
  ApprovalPage,
  ApprovalQuery,
  PolicyDto,
  WaitingForMe,
} from "@/lib/approvals/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the approvals room. */
export const approvalKeys = {
  all: ["approvals"] as const,
  list: (query: ApprovalQuery) => ["approvals", "list", query] as const,
  detail: (approvalId: string) => ["approvals", "detail", approvalId] as const,
  waiting: ["approvals", "waiting"] as const,
  policy: ["approvals", "policy"] as const,
};

export function approvalListOptions(query: ApprovalQuery) {
  return queryOptions<ApprovalPage, ReadError, ApprovalPage, ReturnType<typeof approvalKeys.list>>({
    queryKey: approvalKeys.list(query),
    queryFn: ({ signal }) => getJson<ApprovalPage>("/api/approvals", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function approvalOptions(approvalId: string) {
  return queryOptions<ApprovalDetail, ReadError, ApprovalDetail, ReturnType<typeof approvalKeys.detail>>({
    queryKey: approvalKeys.detail(approvalId),
    queryFn: ({ signal }) =>
      getJson<ApprovalDetail>(`/api/approvals/${encodeURIComponent(approvalId)}`, {}, signal),
  });
}

export function waitingOptions() {
  return queryOptions<WaitingForMe, ReadError, WaitingForMe, typeof approvalKeys.waiting>({
    queryKey: approvalKeys.waiting,
    queryFn: ({ signal }) => getJson<WaitingForMe>("/api/approvals/waiting", {}, signal),
    refetchInterval: 60_000,
  });
}

export function policyOptions() {
  return queryOptions<PolicyDto, ReadError, PolicyDto, typeof approvalKeys.policy>({
    queryKey: approvalKeys.policy,
    queryFn: ({ signal }) => getJson<PolicyDto>("/api/approvals/policy", {}, signal),
  });
}

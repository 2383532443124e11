import type {
  ApprovalDetail,
  ApprovalPage,
  ApprovalQuery,
  PolicyDto,
  WaitingForMe,
} from "@/lib/approvals/schema";
import { listOptions, readOptions } from "@/lib/core/read-options";

/** Query keys of approvals. */
export const approvalKeys = {
  all: ["approvals"] as const,
  list: (query: ApprovalQuery) => ["approvals", "list", query] as const,
  detail: (approvalId: string) => ["approvals", "detail", approvalId] as const,
  waiting: ["approvals", "waiting"] as const,
  policy: ["approvals", "policy"] as const,
};

export function approvalListOptions(query: ApprovalQuery) {
  return listOptions<ApprovalPage>(approvalKeys.list(query), "/api/approvals", { ...query });
}

export function approvalOptions(approvalId: string) {
  return readOptions<ApprovalDetail>(
    approvalKeys.detail(approvalId),
    `/api/approvals/${encodeURIComponent(approvalId)}`,
  );
}

export function waitingOptions() {
  return {
    ...readOptions<WaitingForMe>(approvalKeys.waiting, "/api/approvals/waiting"),
    refetchInterval: 60_000,
  };
}

export function policyOptions() {
  return readOptions<PolicyDto>(approvalKeys.policy, "/api/approvals/policy");
}

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ApprovalDetail,
  ApprovalPage,
  ApprovalQuery,
  PolicyAnswer,
  PolicyDto,
  PolicyQuestion,
  WaitingForMe,
} from "@/lib/approvals/schema";
import type { ApprovedEffectDto } from "@/lib/bulk/schema";
import { getJson, type ReadError } from "@/lib/core/get-json";

/** Query keys of the approvals room. */
export const approvalKeys = {
  all: ["approvals"] as const,
  list: (query: ApprovalQuery) => ["approvals", "list", query] as const,
  detail: (approvalId: string) => ["approvals", "detail", approvalId] as const,
  effects: (approvalId: string) => ["approvals", "detail", approvalId, "effects"] as const,
  waiting: ["approvals", "waiting"] as const,
  policy: ["approvals", "policy"] as const,
  question: (question: PolicyQuestion | null) => ["approvals", "question", question] as const,
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

/** Card by card what a bulk request does to limits. */
export function approvedEffectsOptions(approvalId: string) {
  return queryOptions<
    ApprovedEffectDto[],
    ReadError,
    ApprovedEffectDto[],
    ReturnType<typeof approvalKeys.effects>
  >({
    queryKey: approvalKeys.effects(approvalId),
    queryFn: ({ signal }) =>
      getJson<ApprovedEffectDto[]>(`/api/approvals/${encodeURIComponent(approvalId)}/effects`, {}, signal),
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

/** What the policy would say to what a dialog is about to send; asked anew by every dialog. */
export function policyQuestionOptions(question: PolicyQuestion | null) {
  return queryOptions<PolicyAnswer, ReadError, PolicyAnswer, ReturnType<typeof approvalKeys.question>>({
    queryKey: approvalKeys.question(question),
    queryFn: ({ signal }) => getJson<PolicyAnswer>("/api/approvals/question", queryOf(question), signal),
    enabled: question !== null,
    staleTime: 0,
  });
}

function queryOf(question: PolicyQuestion | null): Record<string, string> {
  const entries = Object.entries(question ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

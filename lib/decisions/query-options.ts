import { queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { PolicyAnswer, PolicyQuestion } from "@/lib/decisions/schema";

/** Below the key of all requests, so that what refreshes them refreshes the answers. */
const keyOf = (question: PolicyQuestion | null) => ["approvals", "question", question] as const;

/** What the policy would say to what a dialog is about to send; asked anew by every dialog. */
export function policyQuestionOptions(question: PolicyQuestion | null) {
  return queryOptions<PolicyAnswer, ReadError, PolicyAnswer, ReturnType<typeof keyOf>>({
    queryKey: keyOf(question),
    queryFn: ({ signal }) => getJson<PolicyAnswer>("/api/approvals/question", queryOf(question), signal),
    enabled: question !== null,
    staleTime: 0,
  });
}

function queryOf(question: PolicyQuestion | null): Record<string, string> {
  const entries = Object.entries(question ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

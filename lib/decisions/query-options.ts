import { readOptions } from "@/lib/core/read-options";
import type { PolicyAnswer, PolicyQuestion } from "@/lib/decisions/schema";

/** Below the key of all requests, so that what refreshes them refreshes the answers. */
const keyOf = (question: PolicyQuestion | null) => ["approvals", "question", question] as const;

/** What the policy would say to what a dialog is about to send; asked anew by every dialog. */
export function policyQuestionOptions(question: PolicyQuestion | null) {
  return {
    ...readOptions<PolicyAnswer>(keyOf(question), "/api/approvals/question", queryOf(question)),
    enabled: question !== null,
    staleTime: 0,
  };
}

function queryOf(question: PolicyQuestion | null): Record<string, string> {
  const entries = Object.entries(question ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

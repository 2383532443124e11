"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { SecondPerson } from "@/lib/approvals/schema";
import { policyQuestionOptions } from "@/lib/decisions/query-options";
import type { PolicyQuestion } from "@/lib/decisions/schema";

/** What the policy says to what a dialog is about to send: `asking` until the server answered. */
export type PolicyState =
  | { state: "asking" }
  | { state: "unread" }
  | { state: "answered"; second: SecondPerson | null };

/** Asks the server; null while the dialog has nothing to send yet. */
export function usePolicyAnswer(question: PolicyQuestion | null): PolicyState {
  const { data, isError } = useQuery(policyQuestionOptions(question));
  if (data) return { state: "answered", second: data.second };
  return { state: isError ? "unread" : "asking" };
}

/** The words of the button that sends it: what it does, or that it asks for approval. */
export function useSendLabel(): (answer: PolicyState, plain: string) => string {
  const t = useTranslations("approvals.second");
  return (answer, plain) => (answer.state === "answered" && answer.second ? t("ask") : plain);
}

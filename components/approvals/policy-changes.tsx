"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { PolicyRule } from "@/lib/approvals/decide";
import { policyOptions } from "@/lib/approvals/query-options";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { PolicyDiff } from "./policy-diff";
import { useApprovalWords } from "./use-approval-words";

interface PolicyChangesProps {
  approval: ApprovalDetail;
  rules: readonly PolicyRule[];
}

/** While it waits: the rules beside those in force. Afterwards: the rules that were asked for. */
export function PolicyChanges({ approval, rules }: PolicyChangesProps) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalWords();
  const waits = approval.status === "pending" || approval.status === "stale";
  const { data: policy } = useQuery({ ...policyOptions(), enabled: waits });
  if (waits && policy) return <PolicyDiff before={policy.rules} after={rules} />;
  return (
    <ol aria-label={t("title")} className="list-decimal pl-5 text-sm">
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
        <li key={index}>{words.rule(rule)}</li>
      ))}
    </ol>
  );
}

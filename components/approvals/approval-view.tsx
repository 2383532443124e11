"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { approvalKeys, approvalOptions } from "@/lib/approvals/query-options";
import { ApprovalComments } from "./approval-comments";
import { ApprovalDecision } from "./approval-decision";
import { ApprovalFacts } from "./approval-facts";
import { ApprovalOutcome } from "./approval-outcome";
import { ApprovalSnapshot } from "./approval-snapshot";
import { ApprovalWhat } from "./approval-what";

const LIVE = { topics: ["approvals", "operations", "cards"], keys: [approvalKeys.all] } as const;

/** One request: what will happen, what it rests on, who said what, and the decision. */
export function ApprovalView({ approvalId }: { approvalId: string }) {
  const t = useTranslations("approvals");
  const { data: approval, error, refetch } = useQuery(approvalOptions(approvalId));
  useLiveRefresh(LIVE);
  if (approval) {
    return (
      <div className="grid gap-4 p-4">
        <ApprovalOutcome approval={approval} />
        <ApprovalWhat approval={approval} />
        <ApprovalSnapshot approval={approval} />
        <ApprovalDecision approval={approval} />
        <Section title={t("detail.facts")}>
          <ApprovalFacts approval={approval} />
        </Section>
        <ApprovalComments approval={approval} />
      </div>
    );
  }
  if (error?.error.code === "NOT_FOUND") {
    return <EmptyState title={t("detail.notFound")}>{t("detail.notFoundText")}</EmptyState>;
  }
  if (error) {
    const again = <Button onClick={() => refetch()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4 p-4">
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

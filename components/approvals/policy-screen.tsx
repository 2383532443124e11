"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { approvalKeys, policyOptions } from "@/lib/approvals/query-options";
import type { PolicyDto } from "@/lib/approvals/schema";
import { ApprovalTabs } from "./approval-tabs";
import { ApprovalsSkeleton } from "./approvals-skeleton";
import { PolicyHistory } from "./policy-history";
import { PolicyPreview } from "./policy-preview";
import { PolicyTable } from "./policy-table";
import { PolicyVersion } from "./policy-version";

const PolicyEditor = dynamic(() => import("./policy-editor").then((module) => module.PolicyEditor), {
  loading: () => null,
});
const LIVE = { topics: ["approvals"], keys: [approvalKeys.policy] } as const;

/** Who may do what alone: the rules in force, what they say of an example, and how they came to be. */
export function PolicyScreen() {
  const t = useTranslations("approvals");
  const { data: policy, error, refetch } = useQuery(policyOptions());
  useLiveRefresh(LIVE);
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <ApprovalTabs current="policy" mayRead />
      {policy ? <Policy policy={policy} /> : null}
      {!policy && error ? (
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => refetch()}>{t("list.retry")}</Button>}
        />
      ) : null}
      {policy || error ? null : <ApprovalsSkeleton />}
    </>
  );
}

function Policy({ policy }: { policy: PolicyDto }) {
  const t = useTranslations("approvals.policy");
  const [edited, setEdited] = useState<PolicyDto | null>(null);
  if (edited) return <PolicyEditor policy={edited} onClose={() => setEdited(null)} />;
  return (
    <div className="grid max-w-4xl gap-4">
      <Section
        title={t("title")}
        description={<PolicyVersion policy={policy} />}
        actions={policy.mayChange ? <Button onClick={() => setEdited(policy)}>{t("edit")}</Button> : null}
        flush
      >
        <p className="border-line border-b px-4 py-2.5 text-muted text-sm">{t("description")}</p>
        <PolicyTable rules={policy.rules} />
      </Section>
      <PolicyPreview rules={policy.rules} />
      <PolicyHistory policy={policy} />
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { THRESHOLD_OF } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { approvalKeys, policyOptions } from "@/lib/approvals/query-options";
import type { PolicyDto } from "@/lib/approvals/schema";
import { formatAmount, formatNumber } from "@/lib/core/format";
import { ApprovalTabs } from "./approval-tabs";
import { ApprovalsSkeleton } from "./approvals-skeleton";
import { PolicyPreview } from "./policy-preview";
import { PolicyVersion } from "./policy-version";
import { useApprovalLabels } from "./use-approval-labels";

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

/** The versions before the one in force, with the reasons they were made for. */
function PolicyHistory({ policy: { history } }: { policy: PolicyDto }) {
  const t = useTranslations("approvals.policy");
  return (
    <Section title={t("history")} flush>
      {history.length < 2 ? <p className="p-4 text-muted text-sm">{t("historyNone")}</p> : null}
      {history.length < 2 ? null : (
        <ol aria-label={t("history")}>
          {history.map((one) => (
            <li key={one.version} className="border-line border-b px-4 py-2.5 text-sm last:border-b-0">
              <p className="text-muted text-xs">
                <PolicyVersion policy={one} />
              </p>
              {one.reason ? (
                <p className="mt-0.5 wrap-anywhere">
                  <Stranger>{one.reason}</Stranger>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** The rules, one a line. */
function PolicyTable({ rules }: { rules: readonly PolicyRule[] }) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalLabels();
  const who = ({ role }: PolicyRule) => (role ? words.role(role) : t("anyRole"));
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr className="bg-subtle text-left text-muted text-xs">
            <th scope="col" className="h-8 px-4 font-medium">
              {t("kind")}
            </th>
            <th scope="col" className="hidden px-3 font-medium sm:table-cell">
              {t("role")}
            </th>
            <th scope="col" className="px-3 text-right font-medium">
              {t("threshold")}
            </th>
            <th scope="col" className="px-4 font-medium">
              {t("answer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
            <tr key={index} className="h-9 border-line border-t">
              <th scope="row" className="whitespace-nowrap px-4 text-left font-normal">
                {words.kind(rule.kind)}
                <span className="block text-muted text-xs sm:hidden">{who(rule)}</span>
              </th>
              <td className="hidden px-3 sm:table-cell">{who(rule)}</td>
              <td className="whitespace-nowrap px-3 text-right tabular-nums">
                <Threshold rule={rule} />
              </td>
              <td className="px-4">
                <Badge tone={rule.needsSecond ? "info" : "neutral"}>
                  {t(rule.needsSecond ? "second" : "alone")}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Threshold({ rule: { kind, threshold, currency } }: { rule: PolicyRule }) {
  const t = useTranslations("approvals.policy");
  const locale = useLocale();
  const counts = THRESHOLD_OF[kind];
  if (counts === "none") return <span className="text-muted">{t("always")}</span>;
  if (threshold === null) {
    const any = t(counts === "items" ? "anyNumber" : "anyAmount");
    return <span className="text-muted">{currency ? `${any} · ${currency}` : any}</span>;
  }
  if (counts === "items") return formatNumber(Number(threshold), locale);
  return (
    <>
      {formatAmount(threshold, currency ?? "XXX", locale)}{" "}
      <span className="text-muted text-xs">{currency ?? t("anyCurrency")}</span>
    </>
  );
}

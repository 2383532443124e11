"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { approvalOptions } from "@/lib/approvals/query-options";
import { ApprovalStatusBadge } from "./approval-status-badge";
import { useApprovalTitle } from "./approval-title";
import { useApprovalLabels } from "./use-approval-labels";

/** What the request is about, and where it stands. */
export function ApprovalHeading({ approvalId }: { approvalId: string }) {
  const t = useTranslations("approvals");
  const words = useApprovalLabels();
  const title = useApprovalTitle();
  const { data } = useQuery({ ...approvalOptions(approvalId), enabled: false });
  return (
    <PageHeader
      title={data ? title(data) : t("one")}
      description={data ? words.kind(data.kind) : undefined}
      trail={[{ label: t("title"), href: "/approvals" }]}
      aside={data ? <ApprovalStatusBadge status={data.status} /> : null}
    />
  );
}

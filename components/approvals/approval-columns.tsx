"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { ApprovalDto } from "@/lib/approvals/schema";
import type { APPROVAL_TABS } from "./approval-params";
import { ApprovalStatusBadge } from "./approval-status-badge";
import { useApprovalTitle } from "./approval-title";
import { useApprovalLabels } from "./use-approval-labels";

/** The columns of a tab; what is waited for expires, what is over was decided. */
export function useApprovalColumns(tab: (typeof APPROVAL_TABS)[number]): TableColumn<ApprovalDto>[] {
  const t = useTranslations("approvals.columns");
  const words = useApprovalLabels();
  const title = useApprovalTitle();
  const waiting: TableColumn<ApprovalDto>[] = [
    {
      id: "expires",
      header: t("expires"),
      align: "end",
      cell: (one) => <Time value={one.expiresAt} show="column" />,
    },
  ];
  const decided: TableColumn<ApprovalDto>[] = [
    { id: "checker", header: t("checker"), cell: (one) => one.checkerName ?? <None /> },
    {
      id: "decided",
      header: t("decided"),
      align: "end",
      cell: (one) => (one.decidedAt ? <Time value={one.decidedAt} show="column" /> : <None />),
    },
  ];
  return [
    {
      id: "what",
      header: t("what"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-48",
      cell: (one) => <bdi>{title(one)}</bdi>,
    },
    { id: "kind", header: t("kind"), cell: (one) => words.kind(one.kind) },
    { id: "size", header: t("size"), align: "end", cell: (one) => <ApprovalSize approval={one} /> },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (one) => <ApprovalStatusBadge status={one.status} />,
    },
    { id: "maker", header: t("maker"), cell: (one) => one.makerName },
    {
      id: "age",
      header: t("age"),
      align: "end",
      cell: (one) => <Time value={one.createdAt} show="column" />,
    },
    ...(tab === "waiting" ? waiting : decided),
  ];
}

/** How much, or how many; nothing where neither counts. */
function ApprovalSize({ approval: { amount, currency, items } }: { approval: ApprovalDto }) {
  const t = useTranslations("approvals.list");
  if (amount && currency) return <Money amount={amount} currency={currency} />;
  if (currency) return <span className="text-muted">{t("unbounded")}</span>;
  if (items !== null) return <span className="tabular-nums">{t("items", { count: items })}</span>;
  return <None />;
}

function None() {
  return <span className="text-faint">–</span>;
}

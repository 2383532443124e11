"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleSlash from "lucide-react/icons/circle-slash";
import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { ItemStatus } from "@/lib/bulk/constants";
import type { BulkItemDto, BulkRunDto } from "@/lib/bulk/schema";
import { formatAmount } from "@/lib/core/format";
import { useBulkLabels } from "./use-bulk-labels";

const LOOKS: Record<ItemStatus, Omit<StatusLook, "label">> = {
  pending: { tone: "neutral", icon: Clock },
  sending: { tone: "info", icon: CircleDashed },
  done: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: TriangleAlert },
  skipped: { tone: "neutral", icon: CircleSlash },
  unknown: { tone: "warning", icon: CircleHelp },
};

/** What came of one card. */
function ItemStatusBadge({ status }: { status: ItemStatus }) {
  const t = useTranslations("bulk.item");
  return <StatusBadge status={status} table={{ [status]: { ...LOOKS[status], label: t(status) } }} />;
}

/** The columns of a run's cards. */
export function useItemColumns({ act }: Pick<BulkRunDto, "act">): TableColumn<BulkItemDto>[] {
  const limits = act.kind === "limits.edit";
  const currency = limits ? act.currency : null;
  const t = useTranslations("bulk.columns");
  return [
    {
      id: "card",
      header: t("card"),
      narrow: "title",
      fixed: true,
      cell: (item) => <ItemLink item={item} />,
    },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (item) => <ItemStatusBadge status={item.status} />,
    },
    ...(limits
      ? [
          {
            id: "limit",
            header: t("limit"),
            className: "tabular-nums",
            cell: (item: BulkItemDto) => <Limit item={item} currency={currency} />,
          },
        ]
      : []),
    {
      id: "why",
      header: t("why"),
      className: "@min-[40rem]:w-full",
      cell: (item) => <Why item={item} />,
    },
    {
      id: "ended",
      header: t("ended"),
      align: "end",
      cell: (item) =>
        item.endedAt ? <Time value={item.endedAt} show="column" /> : <span className="text-faint">–</span>,
    },
  ];
}

function ItemLink({ item: { cardId, userId, label, errorCode } }: { item: BulkItemDto }) {
  const gone = errorCode === "gone";
  const href = cardId ? `/cards/${encodeURIComponent(cardId)}` : `/users/${encodeURIComponent(userId ?? "")}`;
  if (gone) return <span className="text-muted">{label}</span>;
  return (
    <Link href={href} prefetch={false} className="rounded-sm text-ink hover:underline">
      {label}
    </Link>
  );
}

function Limit({ item: { limit }, currency }: { item: BulkItemDto; currency: string | null }) {
  const locale = useLocale();
  const t = useTranslations("bulk.effects");
  if (!limit) return <span className="text-faint">–</span>;
  const text = (amount: string | null) => {
    if (amount === null) return t("none");
    return currency ? formatAmount(amount, currency, locale) : amount;
  };
  return (
    <span className="whitespace-nowrap">
      <span className="text-muted">{text(limit.before)}</span> → {text(limit.after)}
    </span>
  );
}

function Why({ item: { errorCode, issuerMessage } }: { item: BulkItemDto }) {
  const words = useBulkLabels();
  if (!errorCode) return <span className="text-faint">–</span>;
  return (
    <span className="text-muted">
      {words.why(errorCode)}
      {issuerMessage ? <span className="text-faint"> · {issuerMessage}</span> : null}
    </span>
  );
}

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shortenMiddle } from "@/components/ui/shorten-middle";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import type { DeliveryItem } from "@/lib/webhooks/schema";
import { DeliveryMarks } from "./delivery-marks";
import { DeliveryStateBadge } from "./delivery-state-badge";
import { useDeliveryLabels } from "./use-delivery-labels";

/** The inbox's columns; the event is the row's link to its delivery. */
export function useDeliveryColumns(): TableColumn<DeliveryItem>[] {
  const t = useTranslations("webhooks.columns");
  const words = useDeliveryLabels();
  return [
    { id: "action", header: t("action"), narrow: "title", fixed: true, cell: (one) => words.event(one) },
    {
      id: "state",
      header: t("state"),
      narrow: "trailing",
      cell: (one) => <DeliveryStateBadge state={one.state} />,
    },
    {
      id: "transaction",
      header: t("transaction"),
      cell: ({ transactionId: id }) =>
        id ? (
          <TransactionLink transactionId={id}>{shortenMiddle(id)}</TransactionLink>
        ) : (
          <span className="text-faint">–</span>
        ),
    },
    { id: "effect", header: t("effect"), cell: (one) => <DeliveryEffect delivery={one} /> },
    {
      id: "marks",
      header: t("marks"),
      className: "@min-[40rem]:w-full",
      cell: (one) =>
        one.marks.length > 0 ? (
          <DeliveryMarks delivery={one} />
        ) : (
          <span className="@min-[40rem]:hidden text-faint">–</span>
        ),
    },
    {
      id: "received",
      header: t("received"),
      align: "end",
      cell: (one) => <Time value={one.receivedAt} show="exact" />,
    },
  ];
}

function TransactionLink({ transactionId, children }: { transactionId: string; children: ReactNode }) {
  return (
    <Link
      href={`/transactions/${encodeURIComponent(transactionId)}`}
      prefetch={false}
      className="rounded-sm font-mono text-[0.92em] text-accent-ink hover:underline"
    >
      {children}
    </Link>
  );
}

/** In a few words what a delivery changed, or why it was refused. */
function DeliveryEffect({ delivery }: { delivery: DeliveryItem }) {
  const t = useTranslations("webhooks.effect");
  const words = useDeliveryLabels();
  const { change, statusBefore, statusAfter, state } = delivery;
  if (state === "refused") return <span className="text-muted">{words.signature(delivery.signature)}</span>;
  if (change === null) return <span className="text-faint">–</span>;
  if (change === "unchanged") return <span className="text-muted">{t("unchanged")}</span>;
  const before = words.status(statusBefore);
  const after = words.status(statusAfter);
  if (change === "inserted") return t("inserted", { after });
  return statusBefore === statusAfter ? t("amounts", { after }) : t("updated", { before, after });
}

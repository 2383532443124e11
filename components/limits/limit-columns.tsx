"use client";

import Pencil from "lucide-react/icons/pencil";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { lastFour } from "@/components/cards/card-name";
import { CardPressure } from "@/components/cards/card-pressure";
import { CardStatusBadge } from "@/components/cards/card-status-badge";
import { HolderName } from "@/components/cards/holder-name";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { TipMark } from "@/components/ui/info-tip";
import { Money } from "@/components/ui/money";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { formatClock, formatDate, formatDateTime, formatOffset } from "@/lib/core/format";
import type { LimitListItem } from "@/lib/limits/schema";
import { LimitCardCell } from "./limit-card-cell";
import { usePeriodName } from "./period-name";

/** The columns of the usage view. Without `onEdit` nobody may edit. */
export function useLimitColumns(
  timeZone: string,
  onEdit: ((cardId: string) => void) | null,
): TableColumn<LimitListItem>[] {
  const t = useTranslations("limits");
  const periodName = usePeriodName();
  const amount = (value: string, row: LimitListItem) => <Money amount={value} currency={row.currency} />;
  const columns: TableColumn<LimitListItem>[] = [
    {
      id: "card",
      header: t("columns.card"),
      fixed: true,
      narrow: "title",
      className: "@min-[40rem]:min-w-52",
      cell: (row) => <LimitCardCell card={row.card} />,
    },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: (row) => <CardStatusBadge card={row.card} />,
    },
    {
      id: "holder",
      header: t("columns.holder"),
      narrow: "hidden",
      cell: (row) => <HolderName holder={row.card.holder} />,
    },
    { id: "period", header: t("columns.period"), cell: (row) => periodName(row.period) },
    {
      id: "limit",
      header: t("columns.limit"),
      align: "end",
      cell: (row) => (row.off ? <Badge>{t("off")}</Badge> : amount(row.limit, row)),
    },
    {
      id: "used",
      header: t("columns.used"),
      align: "end",
      cell: (row) =>
        row.percent === null && !row.off ? (
          <span className="text-faint">{t("noUsage")}</span>
        ) : (
          <TipMark tip={row.usedIsOld ? t("old") : undefined}>{amount(row.used, row)}</TipMark>
        ),
    },
    {
      id: "remaining",
      header: t("columns.remaining"),
      align: "end",
      cell: (row) => (row.remaining === null ? null : amount(row.remaining, row)),
    },
    {
      id: "percent",
      header: t("columns.percent"),
      align: "end",
      sort: "descending",
      cell: (row) => <CardPressure percent={row.percent} />,
    },
    {
      id: "resets",
      header: t("columns.resets"),
      tip: t("resetsTip", { zone: timeZone }),
      align: "end",
      narrow: "hidden",
      cell: (row) => <ResetsAt at={row.resetsAt} timeZone={timeZone} />,
    },
    {
      id: "read",
      header: t("columns.read"),
      align: "end",
      narrow: "hidden",
      cell: (row) => <Time value={row.readAt} show="column" />,
    },
  ];
  if (!onEdit) return columns;
  const edit: TableColumn<LimitListItem> = {
    id: "edit",
    header: t("columns.edit"),
    fixed: true,
    align: "end",
    cell: (row) =>
      row.card.state === "terminated" ? null : (
        <IconButton
          label={t("edit.button", { last4: lastFour(row.card) })}
          icon={<Pencil aria-hidden="true" />}
          onClick={() => onEdit(row.card.id)}
        />
      ),
  };
  return [...columns, edit];
}

/** In the issuer's zone and, where that is another, in the viewer's. */
function ResetsAt({ at, timeZone }: { at: string | null; timeZone: string }) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? timeZone;
  if (at === null) return <span className="text-faint">{t("never")}</span>;
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDate(at, locale, timeZone)} {formatClock(at, locale, timeZone)}
      {formatOffset(at, timeZone) === formatOffset(at, viewerZone) ? null : (
        <span className="ml-1 text-muted text-xs">{formatDateTime(at, locale, viewerZone)}</span>
      )}
    </time>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { DataTable } from "@/components/ui/data-table";
import type { TableColumn } from "@/components/ui/table-column";
import { cardRowsOptions } from "@/lib/imports/query-options";
import type { CardRowDto, ImportDto } from "@/lib/imports/schema";
import { CardLink } from "./card-link";
import { CardRowBadge, cutNumber } from "./row-badges";
import { RowPager } from "./row-pager";
import { RowsEmptyState } from "./rows-empty-state";
import { RowsFrame } from "./rows-frame";
import { useRowFilters } from "./use-row-filters";

/** What a card document said, line by line, and which card each line is. */
export function CardRows({ row }: { row: ImportDto }) {
  const t = useTranslations("imports.detail");
  const filters = useRowFilters();
  const rows = useQuery(cardRowsOptions(row.id, filters.query));
  const columns = useCardRowColumns();
  return (
    <RowsFrame row={row} status={filters.status} onStatus={filters.show}>
      <DataTable
        caption={t("rows")}
        columns={columns}
        rows={rows.isError ? [] : (rows.data?.items ?? [])}
        rowKey={({ line }) => String(line)}
        state={rows.isPending ? "loading" : rows.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={<RowsEmptyState error={rows.error} retry={rows.refetch} />}
        footer={<RowPager page={rows.data} filters={filters} pending={rows.isPlaceholderData} />}
      />
    </RowsFrame>
  );
}

function useCardRowColumns(): TableColumn<CardRowDto>[] {
  const t = useTranslations("imports");
  const physical = t("cardField.physicalReferenceId");
  return [
    { id: "line", header: t("preview.line"), className: "w-20", cell: ({ line }) => line },
    { id: "number", header: t("preview.number"), narrow: "title", cell: (row) => cutNumber(row) },
    { id: "expiration", header: t("cardField.expiration"), cell: ({ expiration }) => expiration },
    {
      id: "outcome",
      header: t("columns.outcome"),
      narrow: "trailing",
      cell: ({ status }) => <CardRowBadge status={status} />,
    },
    { id: "card", header: t("preview.card"), cell: ({ card }) => <CardLink card={card} /> },
    {
      id: "physical",
      header: physical,
      cell: ({ physicalReferenceId: id }) => (id ? <CopyId value={id} label={physical} /> : null),
    },
    { id: "batch", header: t("cardField.batch"), narrow: "hidden", cell: ({ batch }) => batch },
    { id: "label", header: t("cardField.label"), narrow: "hidden", cell: ({ label }) => label },
  ];
}

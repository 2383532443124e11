"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import type { TableColumn } from "@/components/ui/table-column";
import { userRowsOptions } from "@/lib/imports/query-options";
import type { ImportDto, UserRowDto } from "@/lib/imports/schema";
import { UserRowBadge } from "./row-badges";
import { RowPager } from "./row-pager";
import { RowsEmptyState } from "./rows-empty-state";
import { RowsFrame } from "./rows-frame";
import { useProblemLabels } from "./use-problem-labels";
import { useRowFilters } from "./use-row-filters";

/** What came of each line of a file of users. */
export function UserRows({ row }: { row: ImportDto }) {
  const t = useTranslations("imports.detail");
  const filters = useRowFilters();
  const rows = useQuery(userRowsOptions(row.id, filters.query));
  const columns = useUserRowColumns();
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

function useUserRowColumns(): TableColumn<UserRowDto>[] {
  const t = useTranslations("imports");
  return [
    { id: "line", header: t("result.line"), className: "w-20", cell: ({ line }) => line },
    {
      id: "name",
      header: t("result.name"),
      narrow: "title",
      cell: ({ name }) => name ?? <span className="text-faint">{t("detail.deleted")}</span>,
    },
    {
      id: "phone",
      header: t("result.phone"),
      cell: ({ phone }) => <span className="whitespace-nowrap tabular-nums">{phone}</span>,
    },
    {
      id: "outcome",
      header: t("result.outcome"),
      narrow: "trailing",
      cell: ({ status }) => <UserRowBadge status={status} />,
    },
    { id: "problem", header: t("result.problem"), cell: (row) => <Problems row={row} /> },
    { id: "user", header: t("result.userId"), cell: (row) => <UserLink row={row} /> },
  ];
}

function Problems({ row }: { row: UserRowDto }) {
  const words = useProblemLabels();
  const problems = Object.entries(row.problems);
  if (problems.length === 0 && !row.issuerCode) return null;
  return (
    <ul className="grid gap-0.5">
      {problems.map(([field, key]) => {
        const name = words.field(field);
        return <li key={field}>{name ? `${name}: ${words.problem(key)}` : words.problem(key)}</li>;
      })}
      {row.issuerCode ? <li className="font-mono text-muted text-xs">{row.issuerCode}</li> : null}
    </ul>
  );
}

function UserLink({ row }: { row: UserRowDto }) {
  const t = useTranslations("imports");
  if (!row.userId) return null;
  return (
    <LinkButton size="sm" variant="ghost" href={`/users/${encodeURIComponent(row.userId)}`} prefetch={false}>
      {row.status === "created" ? t("detail.openUser") : t("preview.seeUser")}
    </LinkButton>
  );
}

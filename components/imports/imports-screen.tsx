"use client";

import { useQuery } from "@tanstack/react-query";
import FileUp from "lucide-react/icons/file-up";
import { useLocale, useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { formatNumber } from "@/lib/core/format";
import type { ActionError } from "@/lib/core/result";
import { importKeys, importListOptions } from "@/lib/imports/query-options";
import type { ImportDto } from "@/lib/imports/schema";
import { ImportBadge } from "./row-badges";
import { useCountLabels } from "./use-count-labels";

/** The latest imports and the ways to a new one. */
export function ImportsScreen({ may }: { may: { users: boolean; cards: boolean } }) {
  const t = useTranslations("imports");
  const columns = useImportColumns();
  const list = useQuery(importListOptions());
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  const open = (
    <>
      {may.cards ? <LinkButton href="/imports/cards">{t("open.cards")}</LinkButton> : null}
      {may.users ? (
        <LinkButton href="/imports/users" variant="primary">
          {t("open.users")}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={open} />
      <DataTable
        caption={t("caption")}
        rows={list.isError ? [] : (list.data ?? [])}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/imports/${id}`}
        state={list.isPending ? "loading" : "ready"}
        emptyState={<Instead error={list.error} retry={list.refetch} />}
        columns={columns}
        fill
      />
    </>
  );
}

function useImportColumns(): TableColumn<ImportDto>[] {
  const t = useTranslations("imports");
  const locale = useLocale();
  const words = useCountLabels();
  return [
    {
      id: "file",
      header: t("columns.file"),
      narrow: "title",
      cell: ({ fileName }) => <span className="inline-block max-w-72 truncate">{fileName}</span>,
    },
    { id: "kind", header: t("columns.kind"), cell: ({ noun }) => t(`kind.${noun}`) },
    {
      id: "status",
      header: t("columns.status"),
      narrow: "trailing",
      cell: ({ status }) => <ImportBadge status={status} />,
    },
    {
      id: "rows",
      header: t("columns.rows"),
      align: "end",
      cell: ({ rows }) => formatNumber(rows, locale),
    },
    { id: "outcome", header: t("columns.outcome"), cell: (row) => words(row) },
    { id: "by", header: t("columns.by"), narrow: "hidden", cell: ({ ownerName }) => ownerName },
    {
      id: "when",
      header: t("columns.when"),
      align: "end",
      cell: ({ createdAt }) => <Time value={createdAt} show="column" />,
    },
  ];
}

const LIVE_TOPICS = ["imports"] as const;
const LIVE_KEYS = [importKeys.list];

function Instead({ error, retry }: { error: { error: ActionError } | null; retry: () => unknown }) {
  const t = useTranslations("imports");
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error) {
    const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <EmptyState icon={<FileUp aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/exports/export-button";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import type { ViewControls } from "@/components/views/use-saved-views";
import { ViewBar } from "@/components/views/view-bar";
import type { TransactionQuery } from "@/lib/transactions/schema";

interface TransactionsHeaderProps {
  views: ViewControls;
  syncedAt: string | null;
  refresh: () => Promise<unknown>;
  pending: boolean;
  /** What an export would take; null for those who may not. */
  exported: TransactionQuery | null;
}

export function TransactionsHeader({ views, syncedAt, refresh, pending, exported }: TransactionsHeaderProps) {
  const t = useTranslations("transactions.list");
  return (
    <PageHeader
      title={t("title")}
      aside={<ViewBar saved={views} />}
      description={t("description")}
      actions={
        <>
          {syncedAt ? (
            <Freshness asOf={syncedAt} onRefresh={refresh} pending={pending} />
          ) : (
            <span className="text-muted text-xs">{t("neverSynced")}</span>
          )}
          {exported ? <ExportButton query={{ ...exported }} /> : null}
        </>
      }
    />
  );
}

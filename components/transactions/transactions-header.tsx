"use client";

import { useTranslations } from "next-intl";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import type { ViewControls } from "@/components/views/use-saved-views";
import { ViewBar } from "@/components/views/view-bar";

interface TransactionsHeaderProps {
  views: ViewControls;
  syncedAt: string | null;
  refresh: () => Promise<unknown>;
  pending: boolean;
}

export function TransactionsHeader({ views, syncedAt, refresh, pending }: TransactionsHeaderProps) {
  const t = useTranslations("transactions.list");
  return (
    <PageHeader
      title={t("title")}
      aside={<ViewBar saved={views} />}
      description={t("description")}
      actions={
        syncedAt ? (
          <Freshness asOf={syncedAt} onRefresh={refresh} pending={pending} />
        ) : (
          <span className="text-muted text-xs">{t("neverSynced")}</span>
        )
      }
    />
  );
}

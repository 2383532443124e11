"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { limitKeys } from "@/lib/limits/query-options";
import { limitAddress } from "./limit-params";

export function LimitsHeader({ tab, syncedAt }: { tab: "usage" | "changes"; syncedAt: string | null }) {
  const t = useTranslations("limits");
  const tc = useTranslations("cards.list");
  const client = useQueryClient();
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          syncedAt ? (
            <Freshness
              asOf={syncedAt}
              onRefresh={() => client.invalidateQueries({ queryKey: limitKeys.all })}
            />
          ) : (
            <span className="text-muted text-xs">{tc("neverSynced")}</span>
          )
        }
      />
      <Tabs
        label={t("tabs.label")}
        items={(["usage", "changes"] as const).map((one) => ({
          href: limitAddress.href("/limits", { tab: one }),
          label: t(`tabs.${one}`),
        }))}
        current={limitAddress.href("/limits", { tab })}
      />
    </>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import type { BalancePage } from "@/lib/balances/schema";
import { formatNumber } from "@/lib/core/format";
import type { BalanceFilters } from "./use-balance-filters";

interface BalancePagerProps {
  page: BalancePage | undefined;
  filters: BalanceFilters;
  pending: boolean;
}

export function BalancePager({ page, filters, pending }: BalancePagerProps) {
  const t = useTranslations("balances.list");
  const locale = useLocale();
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => filters.page(cursor), pending } : undefined;
  const count = page?.total.count ?? 0;
  const numbers = {
    shown: formatNumber(page?.items.length ?? 0, locale),
    total: formatNumber(count, locale),
  };
  return (
    <Pager
      newer={step(page?.previousCursor)}
      older={step(page?.nextCursor)}
      labels={{ newer: t("previous"), older: t("next") }}
      summary={page ? (page.total.capped ? t("capped", numbers) : t("summary", { ...numbers, count })) : null}
    />
  );
}

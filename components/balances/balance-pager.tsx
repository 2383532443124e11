"use client";

import { useTranslations } from "next-intl";
import { ListPager } from "@/components/ui/list-pager";
import type { BalancePage } from "@/lib/balances/schema";
import type { BalanceFilters } from "./use-balance-filters";

interface BalancePagerProps {
  page: BalancePage | undefined;
  filters: BalanceFilters;
  pending: boolean;
}

export function BalancePager({ page, filters, pending }: BalancePagerProps) {
  const t = useTranslations("balances.list");
  return (
    <ListPager
      page={page}
      onPage={filters.page}
      pending={pending}
      words={{
        capped: (numbers) => t("capped", numbers),
        summary: (numbers) => t("summary", numbers),
      }}
      labels={{ newer: t("previous"), older: t("next") }}
    />
  );
}

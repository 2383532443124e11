"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/core/format";
import type { TransferPage } from "@/lib/transfers/schema";
import type { TransferFilters } from "./use-transfer-filters";

interface TransferPagerProps {
  page: TransferPage | undefined;
  filters: TransferFilters;
  pending: boolean;
}

export function TransferPager({ page, filters, pending }: TransferPagerProps) {
  const t = useTranslations("transfers.list");
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
      summary={page ? (page.total.capped ? t("capped", numbers) : t("summary", { ...numbers, count })) : null}
    />
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import type { CardPage } from "@/lib/cards/schema";
import { formatNumber } from "@/lib/core/format";
import type { CardFilters } from "./use-card-filters";

interface CardPagerProps {
  page: CardPage | undefined;
  filters: CardFilters;
  pending: boolean;
}

export function CardPager({ page, filters, pending }: CardPagerProps) {
  const t = useTranslations("cards.list");
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

"use client";

import { useTranslations } from "next-intl";
import { ListPager } from "@/components/ui/list-pager";
import type { CardPage } from "@/lib/cards/schema";
import type { CardFilters } from "./use-card-filters";

interface CardPagerProps {
  page: CardPage | undefined;
  filters: CardFilters;
  pending: boolean;
}

export function CardPager({ page, filters, pending }: CardPagerProps) {
  const t = useTranslations("cards.list");
  return (
    <ListPager
      page={page}
      onPage={filters.page}
      pending={pending}
      words={{
        capped: (numbers) => t("capped", numbers),
        summary: (numbers) => t("summary", numbers),
      }}
    />
  );
}

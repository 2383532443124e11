"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/core/format";
import type { LimitFilters } from "./limit-params";

interface LimitPagerProps {
  page:
    | {
        items: readonly unknown[];
        nextCursor: string | null;
        previousCursor: string | null;
        total?: { count: number; capped: boolean };
      }
    | undefined;
  filters: LimitFilters;
  pending: boolean;
}

export function LimitPager({ page, filters, pending }: LimitPagerProps) {
  const t = useTranslations("limits");
  const locale = useLocale();
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => filters.page(cursor), pending } : undefined;
  const total = page?.total;
  const numbers = {
    shown: formatNumber(page?.items.length ?? 0, locale),
    total: formatNumber(total?.count ?? 0, locale),
  };
  return (
    <Pager
      newer={step(page?.previousCursor)}
      older={step(page?.nextCursor)}
      summary={total ? t(total.capped ? "capped" : "summary", numbers) : null}
    />
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/core/format";
import type { TransactionPage } from "@/lib/transactions/schema";

interface TransactionPagerProps {
  page: TransactionPage | undefined;
  onPage: (cursor: string) => void;
  pending: boolean;
}

export function TransactionPager({ page, onPage, pending }: TransactionPagerProps) {
  const t = useTranslations("transactions.list");
  const locale = useLocale();
  const step = (cursor: string | null | undefined) =>
    cursor ? { onClick: () => onPage(cursor), pending } : undefined;
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

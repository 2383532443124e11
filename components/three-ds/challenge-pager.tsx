"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/core/format";
import type { ChallengePage } from "@/lib/three-ds/schema";

interface ChallengePagerProps {
  page: ChallengePage | undefined;
  pending: boolean;
  onPage: (cursor: string) => void;
}

export function ChallengePager({ page, pending, onPage }: ChallengePagerProps) {
  const t = useTranslations("three-ds.list");
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

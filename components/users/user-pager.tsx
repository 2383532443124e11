"use client";

import { useLocale, useTranslations } from "next-intl";
import { Pager } from "@/components/ui/pager";
import { formatNumber } from "@/lib/core/format";
import type { UserPage } from "@/lib/users/schema";
import type { UserFilters } from "./use-user-filters";

interface UserPagerProps {
  page: UserPage | undefined;
  filters: UserFilters;
  pending: boolean;
}

export function UserPager({ page, filters, pending }: UserPagerProps) {
  const t = useTranslations("users.list");
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { balanceKeys, lowBalancesOptions } from "@/lib/balances/query-options";
import type { LowBalances } from "@/lib/balances/schema";
import { formatNumber } from "@/lib/core/format";

const LIVE = { topics: ["balances"], keys: [balanceKeys.low] } as const;

/** How many balances are below their alert, live; nothing at none. */
export function LowBalancesBadge({ initial }: { initial: LowBalances }) {
  const t = useTranslations("layout");
  const locale = useLocale();
  const { data } = useQuery({ ...lowBalancesOptions(), initialData: initial });
  useLiveRefresh(LIVE);
  if (data.count === 0) return null;
  return (
    <span className="ml-auto rounded-xs bg-warning-subtle px-1 text-warning text-xs tabular-nums collapsed:hidden">
      <span aria-hidden="true">{formatNumber(data.count, locale)}</span>
      <span className="sr-only">{t("lowBalances", { count: data.count })}</span>
    </span>
  );
}

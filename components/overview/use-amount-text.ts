"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatAmount } from "@/lib/core/format";

/** An amount in a sentence: “1,234.50 HKD”; null where nobody said it. */
export function useAmountText(): (amount: string | null, currency: string) => string {
  const locale = useLocale();
  const t = useTranslations("overview.spend");
  return (amount, currency) =>
    amount === null ? t("notSaid") : `${formatAmount(amount, currency, locale)} ${currency}`;
}

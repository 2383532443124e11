"use client";

import { useLocale } from "next-intl";
import { formatAmount } from "@/lib/core/format";

/** An amount in a sentence: “1,234.50 HKD”. */
export function useAmountText(): (amount: string, currency: string) => string {
  const locale = useLocale();
  return (amount, currency) => `${formatAmount(amount, currency, locale)} ${currency}`;
}

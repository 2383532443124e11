"use client";

import { useLocale } from "next-intl";
import { formatAmount } from "@/lib/core/format";

/** “USD 1,234.50”, as a sentence has it. */
export function useAmountText(): (amount: string, currency: string) => string {
  const locale = useLocale();
  return (amount, currency) => `${currency} ${formatAmount(amount, currency, locale)}`;
}

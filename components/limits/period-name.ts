"use client";

import { useTranslations } from "next-intl";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";

/** A rule's name in the viewer's language; another word of the issuer's stays its own. */
export function usePeriodName(): (period: string) => string {
  const t = useTranslations("limits.period");
  return (period) => {
    const known = LIMIT_PERIODS.find((one) => one === period);
    return known ? t(known) : period;
  };
}

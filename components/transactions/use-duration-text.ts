"use client";

import { useTranslations } from "next-intl";

/** A span of seconds in its largest unit: “12 s”, “3 min”, “2 h”. */
export function useDurationText(): (seconds: number) => string {
  const t = useTranslations("transactions.detail.related");
  return (given) => {
    const seconds = Math.abs(given);
    if (seconds < 90) return t("seconds", { count: seconds });
    if (seconds < 90 * 60) return t("minutes", { count: Math.round(seconds / 60) });
    return t("hours", { count: Math.round(seconds / 3600) });
  };
}

"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/core/format";

/** From when to when, exactly: the same instants as the number had that led here. */
export function DeclineSpan({ from, to }: { from: string | null; to: string | null }) {
  const t = useTranslations("overview.period");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  if (!from || !to || Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) return null;
  return (
    <span suppressHydrationWarning>
      {t("days", { from: formatDateTime(from, locale, zone), to: formatDateTime(to, locale, zone) })}
    </span>
  );
}

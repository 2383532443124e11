"use client";

import { useLocale, useTimeZone } from "next-intl";
import { formatClock, formatDate } from "@/lib/core/format";

/** A time in a sentence: “3 Nov 2026, 14:02”, in the viewer's zone or the given one. */
export function useMomentText(): (instant: string, zone?: string) => string {
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? "UTC";
  return (instant, zone = viewerZone) =>
    `${formatDate(instant, locale, zone)}${locale === "en" ? ", " : " "}${formatClock(instant, locale, zone)}`;
}

"use client";

import { useLocale, useTimeZone } from "next-intl";
import { formatClock, formatDate } from "@/lib/core/format";
import type { PeriodDto, SpanDto } from "@/lib/overview/schema";

/** What a column is called in the viewer's zone: its hour, its day, or the first day of its week. */
export function useBucketName(unit: PeriodDto["unit"]): (bucket: SpanDto) => string {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return ({ from }) => (unit === "hour" ? formatClock(from, locale, zone) : formatDate(from, locale, zone));
}

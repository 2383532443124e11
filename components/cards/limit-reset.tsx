"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { formatClock, formatDate, formatDateTime, formatOffset } from "@/lib/core/format";

/** When usage goes back to zero, in the issuer's zone, which is named, and in the viewer's where that is another. */
export function LimitReset({ resetsAt, timeZone }: { resetsAt: string | null; timeZone: string }) {
  const t = useTranslations("cards.limits");
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? timeZone;
  if (resetsAt === null) return <p className="text-muted text-xs">{t("never")}</p>;
  const time = `${formatDate(resetsAt, locale, timeZone)} ${formatClock(resetsAt, locale, timeZone)}`;
  const zone = `${timeZone.replaceAll("_", " ")} (${formatOffset(resetsAt, timeZone)})`;
  return (
    <p className="text-muted text-xs">
      <time dateTime={resetsAt} suppressHydrationWarning>
        {t("resets", { time, zone })}
        {formatOffset(resetsAt, timeZone) === formatOffset(resetsAt, viewerZone)
          ? null
          : ` · ${t("viewerZone", { time: formatDateTime(resetsAt, locale, viewerZone) })}`}
      </time>
    </p>
  );
}

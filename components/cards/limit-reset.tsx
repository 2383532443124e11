"use client";

import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { formatClock, formatDate, formatDateTime, formatOffset } from "@/lib/core/format";

/** When usage goes back to zero, in the issuer's zone, which is named; on hover in the viewer's. */
export function LimitReset({ resetsAt, timeZone }: { resetsAt: string | null; timeZone: string }) {
  const t = useTranslations("cards.limits");
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? timeZone;
  if (resetsAt === null) return <p className="text-muted text-xs">{t("never")}</p>;
  const time = `${formatDate(resetsAt, locale, timeZone)} ${formatClock(resetsAt, locale, timeZone)}`;
  const zone = `${timeZone.replaceAll("_", " ")} (${formatOffset(resetsAt, timeZone)})`;
  return (
    <p className="text-muted text-xs">
      <time
        dateTime={resetsAt}
        data-tip={t("viewerZone", { time: formatDateTime(resetsAt, locale, viewerZone) })}
        suppressHydrationWarning
      >
        {t("resets", { time, zone })}
      </time>
    </p>
  );
}

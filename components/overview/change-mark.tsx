"use client";

import ArrowDown from "lucide-react/icons/arrow-down-right";
import ArrowUp from "lucide-react/icons/arrow-up-right";
import Equal from "lucide-react/icons/equal";
import { useLocale, useTranslations } from "next-intl";
import { formatPercent } from "@/lib/core/format";

/** How much more or less than in the period before; without colour, as neither is good in itself. */
export function ChangeMark({ change }: { change: string | null }) {
  const t = useTranslations("overview.change");
  const locale = useLocale();
  if (change === null) return <span className="text-muted">{t("nothing")}</span>;
  const size = formatPercent(change.replace("-", ""), locale);
  const way = Number(change) === 0 ? "same" : change.startsWith("-") ? "less" : "more";
  const Icon = { same: Equal, less: ArrowDown, more: ArrowUp }[way];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink">
      <Icon aria-hidden="true" className="size-3.5 text-muted" />
      {t(way, { size })}
    </span>
  );
}

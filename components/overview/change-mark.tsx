"use client";

import ArrowDown from "lucide-react/icons/arrow-down-right";
import ArrowUp from "lucide-react/icons/arrow-up-right";
import Equal from "lucide-react/icons/equal";
import { useLocale, useTranslations } from "next-intl";
import { formatSignedPercent } from "@/lib/core/format";

interface ChangeMarkProps {
  /** In percent; null: there is too little to compare with. */
  change: string | null;
  /** How many payments the period before had. */
  base: number;
}

/** How much more or less than in the period before, as finance writes it; nothing where few payments stand behind it. */
export function ChangeMark({ change, base }: ChangeMarkProps) {
  const t = useTranslations("overview.change");
  const locale = useLocale();
  if (change === null) return base > 0 ? null : <span className="text-muted">{t("nothing")}</span>;
  const size = formatSignedPercent(change, locale);
  const way = Number(change) === 0 ? "same" : change.startsWith("-") ? "less" : "more";
  const Icon = { same: Equal, less: ArrowDown, more: ArrowUp }[way];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-ink tabular-nums">
      <Icon aria-hidden="true" className="size-3.5 text-muted" />
      <span aria-hidden="true">{t("by", { size })}</span>
      <span className="sr-only">{t("label", { size })}</span>
    </span>
  );
}

import { clsx } from "clsx";
import { useLocale, useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { type Pressure, pressureOf } from "@/components/ui/pressure";
import { formatPercent } from "@/lib/core/format";

/** The highest share of any limit that is used, as a bar and a number; nothing where no rule limits the card. */
export function CardPressure({ percent }: { percent: string | null }) {
  const t = useTranslations("cards.columns");
  const locale = useLocale();
  if (percent === null) return <span className="text-faint">–</span>;
  const text = formatPercent(percent, locale);
  return (
    <span className="inline-flex items-center justify-end gap-2">
      <Meter label={t("pressure")} percent={percent} valueText={text} size="sm" className="w-16" />
      <span className={clsx("min-w-[4.5ch] text-right", WEIGHT[pressureOf(Number(percent))])}>{text}</span>
    </span>
  );
}

const WEIGHT: Record<Pressure, string> = {
  normal: "text-muted",
  elevated: "text-ink",
  high: "font-medium text-warning",
  reached: "font-semibold text-danger",
};

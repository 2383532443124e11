"use client";

import dynamic from "next/dynamic";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import type { BalanceHistory } from "@/lib/balances/schema";
import { BALANCE_PERIODS, type BalancePeriod } from "@/lib/balances/vocabulary";
import { formatAmount, formatDate } from "@/lib/core/format";
import { HistoryFacts } from "./history-facts";
import { HistoryTable } from "./history-table";

// Drawn in the browser only: the library measures its place there, and the page's first load stays without it.
const HistoryChart = dynamic(() => import("./history-chart"), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
});

interface HistorySectionProps {
  history: BalanceHistory;
  currency: string;
  onPeriod: (period: BalancePeriod) => void;
}

/** One currency of an owner over a period: numbers, chart, and the table behind it. */
export function HistorySection({ history, currency, onPeriod }: HistorySectionProps) {
  const t = useTranslations("balances.history");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const { points, lowest, highest, period, from, to, current, alert } = history;
  const amount = (text: string | undefined) => formatAmount(text ?? "", currency, locale);
  const days = { from: formatDate(from, locale, zone), to: formatDate(to, locale, zone) };
  const words = {
    lowest: amount(lowest?.amount),
    highest: amount(highest?.amount),
    now: amount(current?.amount),
  };
  return (
    <Section
      title={t("title")}
      description={<span suppressHydrationWarning>{t("text", days)}</span>}
      actions={
        <SegmentedControl
          label={t("period")}
          options={BALANCE_PERIODS.map((value) => ({ value, label: t("periods", { period: value }) }))}
          value={period}
          onChange={onPeriod}
        />
      }
    >
      <HistoryFacts history={history} currency={currency} />
      {points.length === 0 ? (
        <p className="text-muted text-sm">
          {t("none")} {t("noneText")}
        </p>
      ) : (
        <>
          <HistoryChart
            label={t("chart", { currency, ...days, ...words })}
            points={points}
            currency={currency}
            period={period}
            from={from}
            to={to}
            threshold={alert?.threshold ?? null}
            thresholdLabel={t("alert")}
          />
          {history.thinned ? <p className="mt-2 text-muted text-xs">{t("thinned")}</p> : null}
          <HistoryTable points={points} currency={currency} />
        </>
      )}
    </Section>
  );
}

"use client";

import dynamic from "next/dynamic";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { BALANCE_PERIODS, type BalancePeriod } from "@/lib/balances/constants";
import type { BalanceHistory, BalancePoint } from "@/lib/balances/schema";
import { formatAmount, formatDate } from "@/lib/core/format";
import { BalanceState } from "./balance-state";

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

/** The balance now, and the lowest and highest of the period, exact whatever the chart leaves out. */
function HistoryFacts({ history, currency }: { history: BalanceHistory; currency: string }) {
  const t = useTranslations("balances.history");
  const { current, lowest, highest } = history;
  return (
    <dl className="mb-4 flex flex-wrap gap-x-10 gap-y-3">
      {current ? (
        <Fact name={t("now")} point={{ at: current.readAt, amount: current.amount }} currency={currency}>
          <BalanceState item={current} />
        </Fact>
      ) : null}
      {lowest ? <Fact name={t("lowest")} point={lowest} currency={currency} /> : null}
      {highest ? <Fact name={t("highest")} point={highest} currency={currency} /> : null}
    </dl>
  );
}

interface FactProps {
  name: string;
  point: BalancePoint;
  currency: string;
  children?: ReactNode;
}

function Fact({ name, point, currency, children }: FactProps) {
  return (
    <div>
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <Money amount={point.amount} currency={currency} className="font-semibold text-lg" />
          {children}
        </span>
        <span className="text-muted text-xs">
          <Time value={point.at} show="column" />
        </span>
      </dd>
    </div>
  );
}

interface HistoryTableProps {
  points: readonly BalancePoint[];
  currency: string;
}

/** The numbers behind the chart, newest first. */
function HistoryTable({ points, currency }: HistoryTableProps) {
  const t = useTranslations("balances.history");
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted text-xs hover:text-ink">
        {t("table")}
      </summary>
      <section
        aria-label={t("caption")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="scrollbar-thin mt-2 max-h-80 overflow-auto rounded-md border border-line"
      >
        <table className="w-full tabular-nums">
          <caption className="sr-only">{t("caption")}</caption>
          <thead>
            <tr className="text-muted text-xs">
              <th scope="col" className="sticky top-0 bg-subtle px-3 py-1.5 text-left font-medium">
                {t("time")}
              </th>
              <th scope="col" className="sticky top-0 bg-subtle px-3 py-1.5 text-right font-medium">
                {t("amount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr key={`${point.at} ${point.amount}`} className="border-line border-t">
                <th scope="row" className="px-3 py-1.5 text-left font-normal">
                  <Time value={point.at} show="exact" />
                </th>
                <td className="px-3 py-1.5 text-right">
                  <Money amount={point.amount} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

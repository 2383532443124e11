"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { BalancePoint } from "@/lib/balances/schema";

interface HistoryTableProps {
  points: readonly BalancePoint[];
  currency: string;
}

/** The numbers behind the chart, newest first. */
export function HistoryTable({ points, currency }: HistoryTableProps) {
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

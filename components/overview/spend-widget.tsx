"use client";

import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import ReceiptText from "lucide-react/icons/receipt-text";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { overviewKeys, spendOptions } from "@/lib/overview/query-options";
import type { SpendDto } from "@/lib/overview/schema";
import { CurrencySpendChart } from "./currency-spend";
import { useOverviewPeriod } from "./overview-period";
import { SPEND_FILLS } from "./spend-fills";
import { Widget } from "./widget";

/** What was spent, one small chart for each currency: their amounts are never added. */
export function SpendWidget() {
  const t = useTranslations("overview.spend");
  const read = useQuery(spendOptions(useOverviewPeriod().query));
  useLiveRefresh({ topics: ["transactions"], keys: [overviewKeys.spend], gapMs: 5_000 });
  return (
    <Widget name="spend" read={read} actions={<Legend />} flush>
      {(spend) => (
        <>
          {spend.currencies.length + spend.withoutCurrency === 0 ? (
            <Empty spend={spend} />
          ) : (
            <Currencies spend={spend} />
          )}
          {spend.withoutCurrency > 0 ? (
            <p className="px-4 py-2 text-muted text-xs">
              {t("withoutCurrency", { count: spend.withoutCurrency })}
            </p>
          ) : null}
        </>
      )}
    </Widget>
  );
}

function Currencies({ spend }: { spend: SpendDto }) {
  // Three in a row, or two where three would leave one alone; the last row is filled whatever it holds.
  const inThrees = spend.currencies.length % 3 !== 1;
  const width = clsx("@min-[44rem]:basis-[40%]", inThrees && "@min-[66rem]:basis-[30%]");
  return (
    <div className="@container overflow-hidden">
      <ul className="flex flex-wrap">
        {spend.currencies.map((one) => (
          <CurrencySpendChart key={one.currency} spend={one} period={spend} className={width} />
        ))}
      </ul>
    </div>
  );
}

function Legend() {
  const t = useTranslations("overview.spend");
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-muted text-xs">
      {(["settled", "authorized"] as const).map((part, index) => (
        <li key={part} className="flex items-center gap-1.5">
          <svg aria-hidden="true" className="size-2.5">
            <rect width="100%" height="100%" className={SPEND_FILLS[index]} />
          </svg>
          {t(part)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <svg aria-hidden="true" className="h-2.5 w-3.5">
          <line x1="0" x2="100%" y1="50%" y2="50%" strokeWidth="1.5" className="stroke-muted" />
        </svg>
        {t("before")}
      </li>
    </ul>
  );
}

function Empty({ spend }: { spend: SpendDto }) {
  const t = useTranslations("overview.spend");
  return (
    <EmptyState icon={<ReceiptText aria-hidden="true" />} title={t(spend.anyEver ? "none" : "never")}>
      {t(spend.anyEver ? "noneText" : "neverText")}
    </EmptyState>
  );
}

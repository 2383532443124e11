"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { BalanceHistory, BalancePoint } from "@/lib/balances/schema";
import { BalanceState } from "./balance-state";

/** The balance now, and the lowest and highest of the period, exact whatever the chart leaves out. */
export function HistoryFacts({ history, currency }: { history: BalanceHistory; currency: string }) {
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

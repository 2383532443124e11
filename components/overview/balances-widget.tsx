"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { CORPORATE } from "@/lib/balances/constants";
import { balanceKeys, balanceOverviewOptions } from "@/lib/balances/query-options";
import type { BalanceItem, BalanceOverview } from "@/lib/balances/schema";
import { Widget } from "./widget";

/** What the company holds, currency by currency, as it was last read. */
export function BalancesWidget() {
  const read = useQuery(balanceOverviewOptions());
  useLiveRefresh({ topics: ["balances"], keys: [balanceKeys.overview], gapMs: 5_000 });
  return (
    <Widget name="balances" read={read}>
      {(balances) => <Balances balances={balances} />}
    </Widget>
  );
}

function Balances({ balances: { corporate, alarms } }: { balances: BalanceOverview }) {
  const t = useTranslations("overview.balances");
  if (corporate.balances.length === 0) {
    return (
      <div className="grid justify-items-start gap-2 text-sm">
        <p className="text-muted">{t("none")}</p>
        <LinkButton size="sm" href="/balances">
          {t("open")}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <ul className="-mt-1 grid">
        {corporate.balances.map((one) => (
          <Balance key={one.currency} balance={one} />
        ))}
      </ul>
      {corporate.problem ? <p className="text-warning text-xs">{t("failed")}</p> : null}
      {alarms.count > 0 ? (
        <p className="text-sm">
          <Link
            href="/balances"
            prefetch={false}
            className="rounded-sm text-warning underline-offset-3 hover:underline"
          >
            {t("low", { count: alarms.count })}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Balance({ balance: { currency, amount, readAt, low } }: { balance: BalanceItem }) {
  const t = useTranslations("overview.balances");
  return (
    <li className="flex items-baseline justify-between gap-3 border-line border-b py-2 text-sm last:border-b-0">
      <span className="text-muted text-xs">{t.rich("readAt", { time: () => <Time value={readAt} /> })}</span>
      <span className="flex items-baseline gap-2">
        {low ? <Badge tone="warning">{t("isLow")}</Badge> : null}
        <Link
          href={`/balances/${CORPORATE}?${new URLSearchParams({ currency })}`}
          prefetch={false}
          className="rounded-sm font-semibold text-base underline-offset-3 hover:underline"
        >
          <Money amount={amount} currency={currency} />
        </Link>
      </span>
    </li>
  );
}

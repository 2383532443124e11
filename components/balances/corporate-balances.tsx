"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import type { BalanceItem, BalanceOverview } from "@/lib/balances/schema";
import { historyHref } from "./balance-params";
import { BalanceState } from "./balance-state";
import { ReadingProblem } from "./reading-problem";
import type { BalanceRefresh } from "./use-balance-refresh";

interface CorporateBalancesProps {
  corporate: BalanceOverview["corporate"] | undefined;
  refresh: BalanceRefresh;
}

/** What the company has, one tile for each currency; they are never added up. */
export function CorporateBalances({ corporate, refresh }: CorporateBalancesProps) {
  const t = useTranslations("balances");
  return (
    <Section title={t("company.title")} description={t("company.text")} className="mb-4">
      <div className="grid gap-3">
        {corporate?.problem ? (
          <ReadingProblem
            problem={corporate.problem}
            shown={corporate.balances.length > 0}
            retry={() => refresh.refresh(["corporate"])}
            pending={refresh.pending}
          />
        ) : null}
        {corporate ? null : <Skeleton className="h-20 w-56" />}
        {corporate?.balances.length === 0 && !corporate.problem ? (
          <p className="text-muted text-sm">{t(corporate.readAt ? "company.none" : "neverRead")}</p>
        ) : null}
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
          {corporate?.balances.map((item) => (
            <Tile key={item.currency} item={item} />
          ))}
        </ul>
      </div>
    </Section>
  );
}

function Tile({ item }: { item: BalanceItem }) {
  const t = useTranslations("balances");
  const { currency, amount, readAt, owner } = item;
  return (
    <li className="relative grid gap-1 rounded-md border border-line p-3 hover:border-line-strong">
      <div className="flex items-baseline justify-between gap-2">
        <Link
          href={historyHref(owner.key, { currency })}
          className="font-medium text-muted text-xs after:absolute after:inset-0 hover:text-ink"
        >
          {currency}
        </Link>
        <BalanceState item={item} />
      </div>
      <Money amount={amount} currency={currency} hideCurrency className="font-semibold text-lg" />
      <span className="text-muted text-xs">
        {t.rich("company.read", { time: () => <Time value={readAt} /> })}
      </span>
    </li>
  );
}

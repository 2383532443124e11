"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { BalanceItem, BalanceOverview } from "@/lib/balances/schema";
import { formatAmount } from "@/lib/core/format";
import { balanceAddress, historyHref } from "./balance-params";
import { useOwnerName } from "./use-owner-name";

/** What is below its alert, the longest first; nothing when nothing is. */
export function LowBalances({ alarms }: { alarms: BalanceOverview["alarms"] }) {
  const t = useTranslations("balances.low");
  if (alarms.count === 0) return null;
  return (
    <Callout
      tone="warning"
      role="status"
      className="mb-4"
      title={t("title", { count: alarms.count })}
      actions={
        <LinkButton size="sm" href={balanceAddress.href("/balances", { low: "yes" })} scroll={false}>
          {t("all")}
        </LinkButton>
      }
    >
      <ul className="mt-1 grid gap-0.5">
        {alarms.first.map((item) => (
          <li key={`${item.owner.key} ${item.currency}`}>
            <LowBalance item={item} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function LowBalance({ item: { owner, currency, amount, low } }: { item: BalanceItem }) {
  const t = useTranslations("balances.low");
  const locale = useLocale();
  const name = useOwnerName();
  return (
    <Link href={historyHref(owner.key, { currency })} className="tabular-nums hover:underline">
      {t.rich("item", {
        name: name(owner),
        amount: formatAmount(amount, currency, locale),
        currency,
        threshold: formatAmount(low?.threshold ?? "", currency, locale),
        time: () => <Time value={low?.raisedAt ?? ""} />,
      })}
    </Link>
  );
}

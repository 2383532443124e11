"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Freshness } from "@/components/ui/freshness";
import { Money } from "@/components/ui/money";
import { userBalancesOptions } from "@/lib/users/query-options";
import { leftOf } from "./transfer-draft";

interface SenderBalanceProps {
  senderId: string | null;
  currency: string;
  /** Exact; null while there is none. */
  amount: string | null;
}

/** What the sender has in the currency, as the issuer says now, and what would be left. */
export function SenderBalance({ senderId, currency, amount }: SenderBalanceProps) {
  const t = useTranslations("transfers.create");
  const { data, isError, isFetching, refetch } = useQuery({
    ...userBalancesOptions(senderId ?? ""),
    enabled: senderId !== null,
  });
  if (senderId === null) return <p className="text-muted text-xs">{t("chooseSender")}</p>;
  if (isError) {
    const again = (
      <Button size="sm" pending={isFetching} onClick={() => refetch()}>
        {t("readAgain")}
      </Button>
    );
    return <Callout tone="warning" role="status" title={t("balanceFailed")} actions={again} />;
  }
  if (!data) return <p className="text-muted text-xs">{t("reading")}</p>;
  const found = data.balances.find((entry) => entry.currency === currency)?.balance;
  // A currency that is not among them holds nothing, unless it is one that could not be read.
  const balance = found ?? (data.unread > 0 ? null : "0");
  const rest = amount === null || balance === null ? null : leftOf(balance, amount);
  return (
    <section
      aria-label={t("balance")}
      className="grid gap-1.5 rounded-md border border-line bg-subtle px-3 py-2 text-sm"
    >
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-muted text-xs">{t("balance")}</h3>
        <Freshness asOf={data.asOf} onRefresh={refetch} pending={isFetching} />
      </div>
      <dl className="grid gap-1" aria-live="polite">
        <Line
          name={t("before")}
          value={balance === null ? t("notProvided") : <Money amount={balance} currency={currency} />}
        />
        <Line
          name={t("after")}
          value={
            rest ? (
              <Money
                amount={rest.left}
                currency={currency}
                className={rest.enough ? "font-medium" : "font-medium text-danger"}
              />
            ) : (
              "–"
            )
          }
        />
      </dl>
      {rest && !rest.enough ? (
        <p role="status" className="text-danger text-xs">
          {t("tooLittle", { currency })}
        </p>
      ) : null}
    </section>
  );
}

function Line({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

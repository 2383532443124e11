"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { userOwnerKey } from "@/lib/balances/constants";
import { userBalancesOptions } from "@/lib/users/query-options";

/** What the user has, asked from the issuer when the page is opened; its failure leaves the rest of the page alone. */
export function UserBalances({ userId }: { userId: string }) {
  const t = useTranslations("users.profile");
  const { data, error, isFetching, refetch } = useQuery(userBalancesOptions(userId));
  return (
    <Section
      title={t("balances")}
      description={t("balancesText")}
      actions={
        <>
          {data ? <Freshness asOf={data.asOf} onRefresh={refetch} pending={isFetching} /> : null}
          <LinkButton size="sm" href={`/balances/${encodeURIComponent(userOwnerKey(userId))}`}>
            {t("balanceHistory")}
          </LinkButton>
        </>
      }
    >
      {error ? (
        <ActionErrorNotice
          error={error.error}
          actions={
            <Button pending={isFetching} onClick={() => refetch()}>
              {t("retry")}
            </Button>
          }
        />
      ) : null}
      {!data && !error ? (
        <div aria-busy="true">
          <span className="sr-only">{t("reading")}</span>
          <Skeleton className="h-5 w-40" />
        </div>
      ) : null}
      {data && !error ? (
        <dl className="grid gap-2 text-sm">
          {data.balances.map(({ currency, balance }) => (
            <div key={currency} className="flex items-baseline justify-between gap-4">
              <dt className="text-muted">{currency}</dt>
              <dd className="font-medium">
                <Money amount={balance} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {data && data.unread > 0 && !error ? (
        <p className="text-muted text-sm">{t("unreadBalances", { count: data.unread })}</p>
      ) : null}
      {data?.balances.length === 0 && data.unread === 0 && !error ? (
        <p className="text-muted text-sm">{t("noBalances")}</p>
      ) : null}
    </Section>
  );
}

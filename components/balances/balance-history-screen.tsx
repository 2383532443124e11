"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { Stranger } from "@/components/ui/stranger";
import { Tabs } from "@/components/ui/tabs";
import { balanceHistoryOptions, balanceKeys } from "@/lib/balances/query-options";
import type { BalanceHistory } from "@/lib/balances/schema";
import type { ActionError } from "@/lib/core/result";
import { historyAddress, historyHref, toHistoryQuery } from "./balance-params";
import { HistorySection } from "./history-section";
import { OwnerAlert } from "./owner-alert";
import { ReadingProblem } from "./reading-problem";
import { type BalanceRefresh, useBalanceRefresh } from "./use-balance-refresh";
import { useOwnerName } from "./use-owner-name";

/** A reading that is younger than this is not repeated when the page is opened. */
const FRESH_SECONDS = 60;

/** How one owner's balances moved: a currency and a period, both in the address. */
export function BalanceHistoryScreen({ owner }: { owner: string }) {
  const t = useTranslations("balances");
  const { params: state, set } = useAddress(historyAddress);
  const { data, error, refetch } = useQuery(balanceHistoryOptions(toHistoryQuery(owner, state)));
  const refresh = useBalanceRefresh();
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS, concerns: (event) => event.id === owner });
  const open = useEffectEvent((opened: string) => refresh.refresh([opened], FRESH_SECONDS));
  useEffect(() => {
    open(owner);
  }, [owner]);
  if (error) return <HistoryProblem error={error.error} retry={refetch} />;
  if (!data) return <Skeleton className="h-96 w-full" />;
  const { currencies, currency: shown, problem } = data;
  const readAgain = () => refresh.refresh([owner]);
  return (
    <>
      <Header history={data} refresh={refresh} onRead={readAgain} />
      {problem ? (
        <div className="mb-4">
          <ReadingProblem
            problem={problem}
            shown={currencies.length > 0}
            retry={readAgain}
            pending={refresh.pending}
          />
        </div>
      ) : null}
      {currencies.length > 1 && shown ? (
        <Tabs
          label={t("history.currencies")}
          items={currencies.map((code) => ({
            label: code,
            href: historyHref(owner, { ...state, currency: code }),
          }))}
          current={historyHref(owner, { ...state, currency: shown })}
        />
      ) : null}
      {shown ? (
        <>
          <HistorySection history={data} currency={shown} onPeriod={(next) => set({ period: next })} />
          <OwnerAlert history={data} currency={shown} />
        </>
      ) : (
        <p className="text-muted text-sm">{t(problem ? "neverRead" : "history.noCurrency")}</p>
      )}
    </>
  );
}

interface HeaderProps {
  history: BalanceHistory;
  refresh: BalanceRefresh;
  onRead: () => Promise<void>;
}

function Header({ history: { owner, current }, refresh, onRead }: HeaderProps) {
  const t = useTranslations("balances");
  const name = useOwnerName();
  return (
    <PageHeader
      title={<Stranger>{name(owner)}</Stranger>}
      trail={[{ label: t("history.trail"), href: "/balances" }]}
      actions={
        <>
          {current ? <Freshness asOf={current.readAt} onRefresh={onRead} pending={refresh.pending} /> : null}
          <Button pending={refresh.pending} onClick={() => onRead()}>
            {t("readAgain")}
          </Button>
          {owner.user ? (
            <LinkButton href={`/users/${encodeURIComponent(owner.user.id)}`}>
              {t("history.profile")}
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
}

const LIVE_TOPICS = ["balances"] as const;
const LIVE_KEYS = [balanceKeys.all];

/** Why a history cannot be shown, and the next step. */
function HistoryProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("balances");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND" || error.code === "INVALID_INPUT") {
    return (
      <EmptyState
        title={t("history.notFound")}
        actions={<LinkButton href="/balances">{t("history.back")}</LinkButton>}
      >
        {t("history.notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}

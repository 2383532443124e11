"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionHistory } from "@/components/audit/action-history";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { ActionError } from "@/lib/core/result";
import { readFreshWallet, walletKeys, walletOptions, walletWatchOptions } from "@/lib/wallets/query-options";
import type { WalletDetail } from "@/lib/wallets/schema";
import { WalletAddressCard } from "./wallet-address-card";
import { WalletFacts } from "./wallet-facts";
import { WalletStatusBadge } from "./wallet-status-badge";
import { WalletTransactions } from "./wallet-transactions";

/** One wallet: where to send coins, and what came in. */
export function WalletScreen({ walletId }: { walletId: string }) {
  const { data: wallet, error, refetch } = useQuery(walletOptions(walletId));
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: [walletKeys.detail(walletId), walletKeys.transactions(walletId)],
    concerns: (event) => event.id === walletId,
  });
  if (wallet) return <LoadedWallet wallet={wallet} />;
  return error ? <WalletProblem error={error.error} retry={refetch} /> : null;
}

const LIVE_TOPICS = ["wallets"] as const;

function LoadedWallet({ wallet }: { wallet: WalletDetail }) {
  const t = useTranslations("wallets");
  const watch = useWalletWatch(wallet);
  const { currency, network } = wallet;
  const asOf = wallet.readAt ?? wallet.syncedAt;
  return (
    <>
      <PageHeader
        title={t("detail.name", {
          currency: currency ?? t("detail.someCoins"),
          network: network ?? t("detail.someNetwork"),
        })}
        trail={[{ label: t("title"), href: "/wallets" }]}
        aside={
          <>
            <WalletStatusBadge status={wallet.status} missing={wallet.missingSince !== null} />
            <Freshness asOf={asOf} onRefresh={watch.refresh} pending={watch.pending} />
          </>
        }
      />
      {watch.error?.code === "ISSUER_NOT_OFFERED" ? (
        <div className="mb-4">
          <ActionErrorNotice error={watch.error} />
        </div>
      ) : watch.error ? (
        <div className="mb-4">
          <Callout
            tone="warning"
            role="status"
            title={t("detail.refreshFailed")}
            actions={
              <Button pending={watch.pending} onClick={() => watch.refresh()}>
                {t("detail.retry")}
              </Button>
            }
          >
            {t.rich("detail.refreshFailedText", { time: () => <Time value={asOf} /> })}
          </Callout>
        </div>
      ) : null}
      <div className="grid gap-4 xl:grid-cols-[28rem_minmax(0,1fr)] xl:items-start">
        <div className="grid min-w-0 gap-4">
          <WalletAddressCard wallet={wallet} />
          <WalletFacts wallet={wallet} />
        </div>
        <div className="grid min-w-0 gap-4">
          <WalletTransactions wallet={wallet} answered={watch.answered} />
          <WalletHistory history={wallet.history} />
        </div>
      </div>
    </>
  );
}

/** Why the wallet cannot be shown, and the next step. */
function WalletProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("wallets.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/wallets">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}

/** What was done about this wallet in this console. Absent for roles that may not know. */
function WalletHistory({ history }: { history: WalletDetail["history"] }) {
  const t = useTranslations("wallets.history");
  return (
    <ActionHistory
      history={history}
      title={t("title")}
      description={t("description")}
      none={t("none")}
      requestId={t("requestId")}
      words={{
        action: ({ action }) => t("action", { action: action.split(".")[1] ?? "", name: action }),
        outcome: ({ outcome }) => t("outcome", { outcome }),
        by: ({ actor }) => t("by", { name: actor }),
        code: (code) => t("code", { code }),
      }}
    />
  );
}

/**
 * Reads an open wallet from the issuer again and again while the page is in front, and when asked to: the issuer
 * announces no deposits. Several who look at one wallet cause one reading.
 */
function useWalletWatch({ id: walletId }: WalletDetail) {
  const client = useQueryClient();
  const take = async (wallet: WalletDetail) => {
    await client.cancelQueries({ queryKey: walletKeys.detail(walletId) });
    client.setQueryData(walletOptions(walletId).queryKey, wallet);
    await client.invalidateQueries({ queryKey: walletKeys.transactions(walletId) });
  };
  const watch = useQuery(walletWatchOptions(walletId, take));
  const refresh = useMutation<WalletDetail, { error: ActionError }, void>({
    mutationFn: () => readFreshWallet(walletId, 0),
    onSuccess: take,
  });
  // A failure stands until a reading that began later; an answer out of the mirror is none.
  const asked = refresh.isError && (watch.data ?? 0) <= refresh.submittedAt ? refresh.error : null;
  const repaired = refresh.isSuccess && refresh.submittedAt > watch.errorUpdatedAt;
  const error = asked ?? (watch.isError && !repaired ? watch.error : null);
  return {
    refresh: () => refresh.mutateAsync().then(nothing, nothing),
    pending: refresh.isPending,
    /** The issuer answered at least once since the page was opened. */
    answered: watch.isSuccess || refresh.isSuccess,
    error: error?.error ?? null,
  };
}

function nothing(): void {}

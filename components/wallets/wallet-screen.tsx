"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Freshness } from "@/components/ui/freshness";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { walletKeys, walletOptions } from "@/lib/wallets/query-options";
import type { WalletDetail } from "@/lib/wallets/schema";
import { useWalletWatch } from "./use-wallet-watch";
import { WalletAddressCard } from "./wallet-address-card";
import { WalletFacts } from "./wallet-facts";
import { WalletHistory } from "./wallet-history";
import { WalletProblem } from "./wallet-problem-state";
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { feeRuleOptions, walletKeys } from "@/lib/wallets/query-options";
import { FeeRule } from "./fee-rule";
import { WalletTabs } from "./wallet-tabs";

/** The top-up fee rule: as it is, what it means for an amount, how to change it, and who did. */
export function FeeScreen() {
  const t = useTranslations("wallets");
  const { data: rule, error, isFetching, refetch } = useQuery(feeRuleOptions());
  // Each reading asks the issuer: what happens to single wallets is no reason for one.
  useLiveRefresh({
    topics: LIVE_TOPICS,
    keys: LIVE_KEYS,
    concerns: (event) => event.topic === "approvals",
  });
  return (
    <>
      <PageHeader title={t("title")} description={t("fees.description")} />
      <WalletTabs current="/wallets/fees" />
      {error ? (
        <div className="mb-4">
          <ActionErrorNotice
            error={error.error}
            actions={
              <Button pending={isFetching} onClick={() => refetch()}>
                {t("fees.retry")}
              </Button>
            }
          />
        </div>
      ) : null}
      {rule && !error ? <FeeRule rule={rule} refresh={refetch} pending={isFetching} /> : null}
      {rule || error ? null : <Skeleton className="h-64 w-full max-w-4xl" />}
    </>
  );
}

const LIVE_TOPICS = ["wallets", "approvals"] as const;
const LIVE_KEYS = [walletKeys.feeRule];

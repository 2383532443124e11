"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { defineAddress, text } from "@/components/list/address";
import { useAddress } from "@/components/list/use-address";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { walletTransactionOptions } from "@/lib/wallets/query-options";
import type { WalletDetail } from "@/lib/wallets/schema";
import { WATCH_SECONDS } from "@/lib/wallets/vocabulary";
import { useArrival } from "./use-arrival";
import { useTransactionColumns } from "./wallet-transaction-columns";

const address = defineAddress({ cursor: text });

interface WalletTransactionsProps {
  wallet: WalletDetail;
  /** The issuer answered since the page was opened: a list that was never read is one that it did not give. */
  answered: boolean;
}

/** What came into the wallet, newest first, page by page; says how late it may be. */
export function WalletTransactions({ wallet, answered }: WalletTransactionsProps) {
  const t = useTranslations("wallets.transactions");
  const { params, page } = useAddress(address);
  const { cursor } = params;
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    walletTransactionOptions(wallet.id, cursor),
  );
  const columns = useTransactionColumns(data?.items ?? []);
  useArrival(cursor === null && !isPlaceholderData ? data?.items : undefined);
  const step = (to: string | null | undefined) =>
    to ? { onClick: () => page(to), pending: isPlaceholderData } : undefined;
  const minutes = Math.max(1, Math.round(wallet.syncSeconds / 60));
  const never = wallet.readAt === null;
  return (
    <Section title={t("title")} description={t("fresh", { seconds: WATCH_SECONDS, minutes })}>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={error ? [] : (data?.items ?? [])}
        rowKey={(row) => row.id}
        state={isPending ? "loading" : isPlaceholderData ? "refreshing" : "ready"}
        instead={
          error ? (
            <div className="p-4">
              <ActionErrorNotice
                error={error.error}
                actions={<Button onClick={() => refetch()}>{t("retry")}</Button>}
              />
            </div>
          ) : (
            <EmptyState title={never ? t("neverRead") : t("none")}>
              {never && answered ? t("notOffered") : t("noneText")}
            </EmptyState>
          )
        }
        footer={
          data?.nextCursor || data?.previousCursor ? (
            <Pager
              newer={step(data.previousCursor)}
              older={step(data.nextCursor)}
              summary={t("pager", { count: data.items.length })}
            />
          ) : null
        }
      />
    </Section>
  );
}

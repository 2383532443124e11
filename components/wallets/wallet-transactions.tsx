"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { defineAddress, text } from "@/components/list/address";
import { useAddress } from "@/components/list/use-address";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/money";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import type { TableColumn } from "@/components/ui/table-column";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { formatAmount } from "@/lib/core/format";
import { WATCH_SECONDS } from "@/lib/wallets/constants";
import { walletTransactionOptions } from "@/lib/wallets/query-options";
import type { WalletDetail, WalletTransactionDto } from "@/lib/wallets/schema";
import { WalletAddress } from "./wallet-address";
import { WalletStatusBadge } from "./wallet-status-badge";

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
        emptyState={
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

/** Says when a transaction came while the page was open; `newest` is the first page, undefined while another is shown. */
function useArrival(newest: readonly WalletTransactionDto[] | undefined): void {
  const t = useTranslations("wallets.transactions");
  const locale = useLocale();
  const known = useRef<ReadonlySet<string>>(null);
  const announce = useEffectEvent(({ amount, currency }: WalletTransactionDto) => {
    if (amount === null) return;
    const text = formatAmount(amount, currency ?? "", locale);
    toast({ tone: "success", title: t("arrived", { amount: text, currency: currency ?? "" }) });
  });
  useEffect(() => {
    if (!newest) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...newest.map(({ id }) => id)]);
    const [first] = newest;
    if (before && first && !before.has(first.id)) announce(first);
  }, [newest]);
}

/** The columns of a wallet's transactions; the type is left out where the issuer names none. */
function useTransactionColumns(rows: readonly WalletTransactionDto[]): TableColumn<WalletTransactionDto>[] {
  const t = useTranslations("wallets.transactions");
  const typed = rows.some(({ type }) => type !== null);
  const money = useMoneyColumns();
  return [
    {
      id: "time",
      header: t("time"),
      fixed: true,
      narrow: "title",
      cell: (row) => <Time value={row.at} show="column" />,
    },
    {
      id: "status",
      header: t("status"),
      narrow: "trailing",
      cell: (row) => <WalletStatusBadge status={row.status} />,
    },
    ...(typed
      ? [{ id: "type", header: t("type"), cell: (row: WalletTransactionDto) => <Word text={row.type} /> }]
      : []),
    ...money,
    {
      id: "from",
      header: t("from"),
      cell: (row) => row.fromAddress && <WalletAddress address={row.fromAddress} short />,
    },
    {
      id: "hash",
      header: t("hash"),
      cell: (row) => row.hash && <CopyId value={row.hash} label={t("hash")} />,
    },
  ];
}

/** What came, what was kept of it and what reached the balance: each in its own currency. */
function useMoneyColumns(): TableColumn<WalletTransactionDto>[] {
  const t = useTranslations("wallets.transactions");
  return [
    {
      id: "amount",
      header: t("amount"),
      align: "end",
      cell: (row) => <Amount amount={row.amount} currency={row.currency} />,
    },
    {
      id: "fee",
      header: t("fee"),
      tip: t("feeTip"),
      align: "end",
      cell: (row) => <Amount amount={row.fee} currency={row.feeCurrency} />,
    },
    {
      id: "credited",
      header: t("credited"),
      align: "end",
      cell: (row) => <Amount amount={row.credited} currency={row.creditedIn} />,
    },
  ];
}

function Amount({ amount, currency }: { amount: string | null; currency: string | null }) {
  return amount === null ? <Word text={null} /> : <Money amount={amount} currency={currency ?? ""} />;
}

function Word({ text }: { text: string | null }) {
  const t = useTranslations("wallets");
  return text ?? <span className="text-faint">{t("notTold")}</span>;
}

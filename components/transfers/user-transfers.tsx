"use client";

import { useQuery } from "@tanstack/react-query";
import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { transferKeys, transferListOptions } from "@/lib/transfers/query-options";
import type { TransferListItem } from "@/lib/transfers/schema";
import { TransferAmount } from "./transfer-amount";
import { TransferStatusBadge } from "./transfer-status-badge";
import { useTransferUser } from "./transfer-user";

/** The latest transfers of a user, to and from. */
export function UserTransfers({ userId, mayCreate }: { userId: string; mayCreate: boolean }) {
  const t = useTranslations("transfers.of");
  const { data, error, refetch } = useQuery(transferListOptions({ user: userId, limit: LATEST }));
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  const items = data?.items ?? [];
  return (
    <Section
      title={t("title")}
      flush
      actions={
        <>
          {mayCreate ? (
            <LinkButton size="sm" href={`/transfers?${new URLSearchParams({ new: "1", sender: userId })}`}>
              {t("new")}
            </LinkButton>
          ) : null}
          {items.length > 0 ? (
            <LinkButton
              size="sm"
              variant="ghost"
              href={`/transfers?${new URLSearchParams({ user: userId })}`}
            >
              {t("all")}
              <ChevronRight aria-hidden="true" />
            </LinkButton>
          ) : null}
        </>
      }
    >
      {error ? (
        <div className="p-4">
          <ActionErrorNotice
            error={error.error}
            actions={<Button onClick={() => refetch()}>{t("retry")}</Button>}
          />
        </div>
      ) : null}
      {!data && !error ? <Skeleton className="m-4 h-5 w-56" /> : null}
      {data && items.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ul aria-label={t("title")}>
        {items.map((transfer) => (
          <Line key={transfer.id} transfer={transfer} sent={transfer.sender?.id === userId} />
        ))}
      </ul>
    </Section>
  );
}

const LATEST = 5;
const LIVE_TOPICS = ["transfers"] as const;
const LIVE_KEYS = [transferKeys.lists];

/** From the user's side: what left has a minus sign, what came in a plus sign, and what did not move has neither. */
function Line({ transfer, sent }: { transfer: TransferListItem; sent: boolean }) {
  const t = useTranslations("transfers.of");
  const nameOf = useTransferUser();
  const { amount, currency, outcome } = transfer;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-2 text-sm first:border-t-0">
      <Link
        href={`/transfers/${encodeURIComponent(transfer.id)}`}
        className="min-w-0 flex-1 truncate rounded-sm underline-offset-3 hover:underline"
      >
        {sent ? t("to", { name: nameOf(transfer.receiver) }) : t("from", { name: nameOf(transfer.sender) })}
      </Link>
      <TransferStatusBadge transfer={transfer} />
      {outcome === "moved" && amount !== null && currency !== null ? (
        <Money amount={sent ? `-${amount}` : amount} currency={currency} plus />
      ) : (
        <TransferAmount transfer={transfer} />
      )}
      <span className="text-muted">
        <Time value={transfer.at} />
      </span>
    </li>
  );
}

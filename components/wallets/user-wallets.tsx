"use client";

import { useQuery } from "@tanstack/react-query";
import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { walletKeys, walletListOptions } from "@/lib/wallets/query-options";
import type { WalletListItem } from "@/lib/wallets/schema";
import { WalletAddress } from "./wallet-address";
import { walletAddress } from "./wallet-params";
import { WalletStatusBadge } from "./wallet-status-badge";

const SHOWN = 10;

/** A user's wallets on the user's page; its failure leaves the rest of the page alone. */
export function UserWallets({ userId }: { userId: string }) {
  const t = useTranslations("wallets.profile");
  const { data, error, isFetching, refetch } = useQuery(walletListOptions({ user: userId, limit: SHOWN }));
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  const all = (
    <LinkButton size="sm" variant="ghost" href={walletAddress.href("/wallets", { user: userId })}>
      {t("all")}
      <ChevronRight aria-hidden="true" />
    </LinkButton>
  );
  return (
    <Section title={t("title")} actions={all} flush>
      {error ? (
        <div className="p-4">
          <ActionErrorNotice
            error={error.error}
            actions={
              <Button pending={isFetching} onClick={() => refetch()}>
                {t("retry")}
              </Button>
            }
          />
        </div>
      ) : null}
      {!data && !error ? (
        <div aria-busy="true" className="p-4">
          <Skeleton className="h-5 w-56" />
        </div>
      ) : null}
      {data?.items.length === 0 && !error ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <ul>{error ? null : data?.items.map((wallet) => <WalletLine key={wallet.id} wallet={wallet} />)}</ul>
      {data?.nextCursor && !error ? (
        <p className="border-line border-t px-4 py-2 text-muted text-xs">{t("more", { count: SHOWN })}</p>
      ) : null}
    </Section>
  );
}

const LIVE_TOPICS = ["wallets"] as const;
const LIVE_KEYS = [walletKeys.lists];

function WalletLine({ wallet }: { wallet: WalletListItem }) {
  const t = useTranslations("wallets.detail");
  const { currency, network, address } = wallet;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-4 py-2.5 text-sm first:border-t-0">
      <Link
        href={`/wallets/${encodeURIComponent(wallet.id)}`}
        className="min-w-0 flex-1 truncate rounded-sm underline-offset-3 hover:underline"
      >
        {t("name", { currency: currency ?? t("someCoins"), network: network ?? t("someNetwork") })}
      </Link>
      {address ? <WalletAddress address={address} short /> : null}
      <WalletStatusBadge status={wallet.status} missing={wallet.missingSince !== null} />
    </li>
  );
}

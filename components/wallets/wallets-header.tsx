"use client";

import { useQueryClient } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OutcomeNotice } from "@/components/operations/outcome-notice";
import { useOutcome } from "@/components/operations/use-outcome";
import { Button } from "@/components/ui/button";
import { Freshness } from "@/components/ui/freshness";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { OperationDto } from "@/lib/operations/schema";
import { walletKeys } from "@/lib/wallets/query-options";
import type { WalletFacets } from "@/lib/wallets/schema";
import { madeWallet } from "./created-wallet";
import { WalletTabs } from "./wallet-tabs";

const CreateWalletDialog = dynamic(
  () => import("./create-wallet-dialog").then((file) => file.CreateWalletDialog),
  { loading: () => null },
);

interface WalletsHeaderProps {
  mayCreate: boolean;
  syncedAt: string | null;
  refresh: () => Promise<unknown>;
  pending: boolean;
  undecided: OperationDto | null;
  facets: WalletFacets;
  /** Whose wallets are shown: a new one is most likely for the same user. */
  userId: string | null;
}

/** Title, freshness, the way to a new wallet, and what became of a creation whose answer was lost. */
export function WalletsHeader(props: WalletsHeaderProps) {
  const { mayCreate, syncedAt, refresh, pending, undecided, facets, userId } = props;
  const t = useTranslations("wallets");
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [followed, setFollowed] = useState(undecided?.id ?? null);
  const outcome = useOutcome(followed, undecided, () =>
    client.invalidateQueries({ queryKey: walletKeys.all }),
  );
  const found = outcome?.operation ? madeWallet(outcome.operation) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <>
            {syncedAt ? (
              <Freshness asOf={syncedAt} onRefresh={refresh} pending={pending} />
            ) : (
              <span className="text-muted text-xs">{t("list.neverSynced")}</span>
            )}
            {mayCreate ? (
              <Button variant="primary" disabled={outcome?.open ?? false} onClick={() => setOpen(true)}>
                <Plus aria-hidden="true" />
                {t("create.button")}
              </Button>
            ) : null}
          </>
        }
      />
      <WalletTabs current="/wallets" />
      {outcome ? (
        <div className="mb-3">
          <OutcomeNotice
            outcome={outcome}
            onDismiss={() => setFollowed(null)}
            actions={
              found ? (
                <LinkButton href={`/wallets/${encodeURIComponent(found)}`}>{t("create.open")}</LinkButton>
              ) : null
            }
          />
        </div>
      ) : null}
      {open ? (
        <CreateWalletDialog
          facets={facets}
          userId={userId}
          onClose={() => setOpen(false)}
          onFollow={setFollowed}
        />
      ) : null}
    </>
  );
}

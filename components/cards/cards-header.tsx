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
import { InfoTip } from "@/components/ui/info-tip";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardCreation, CardFacets } from "@/lib/cards/schema";
import type { OperationDto } from "@/lib/operations/schema";

const CreateCardDialog = dynamic(() => import("./create-card-dialog").then((file) => file.CreateCardDialog), {
  loading: () => null,
});

interface CreateCardButtonProps {
  creation: CardCreation;
  facets: CardFacets;
  /** True while the outcome of an earlier creation is not known. */
  waiting: boolean;
  onFollow: (operationId: string) => void;
}

/** Absent for roles that may not create; switched off with the reason where the contract refuses it. */
function CreateCardButton({ creation, facets, waiting, onFollow }: CreateCardButtonProps) {
  const t = useTranslations("cards.actions");
  const [open, setOpen] = useState(false);
  if (creation === "denied") return null;
  return (
    <>
      {creation === "switchedOff" ? <InfoTip label={t("whyNoCreate")} text={t("switchedOff")} /> : null}
      <Button
        variant="primary"
        disabled={creation === "switchedOff" || waiting}
        onClick={() => setOpen(true)}
      >
        <Plus aria-hidden="true" />
        {t("create")}
      </Button>
      {open ? <CreateCardDialog facets={facets} onClose={() => setOpen(false)} onFollow={onFollow} /> : null}
    </>
  );
}

interface CardsHeaderProps {
  facets: CardFacets;
  creation: CardCreation;
  mayImport: boolean;
  syncedAt: string | null;
  refresh: () => Promise<unknown>;
  pending: boolean;
  undecided: OperationDto | null;
}

export function CardsHeader(props: CardsHeaderProps) {
  const { facets, creation, mayImport, syncedAt, refresh, pending, undecided } = props;
  const t = useTranslations("cards");
  const bulk = useTranslations("bulk");
  const client = useQueryClient();
  const [followed, setFollowed] = useState(undecided?.id ?? null);
  const outcome = useOutcome(followed, undecided, () => client.invalidateQueries({ queryKey: cardKeys.all }));
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
            <LinkButton href="/bulk" variant="ghost" prefetch={false}>
              {bulk("link")}
            </LinkButton>
            {mayImport ? <LinkButton href="/imports/cards">{t("list.import")}</LinkButton> : null}
            <CreateCardButton
              creation={creation}
              facets={facets}
              waiting={outcome?.open ?? false}
              onFollow={setFollowed}
            />
          </>
        }
      />
      {outcome ? (
        <div className="mb-3">
          <OutcomeNotice outcome={outcome} onDismiss={() => setFollowed(null)} />
        </div>
      ) : null}
    </>
  );
}

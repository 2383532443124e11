"use client";

import Plus from "lucide-react/icons/plus";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InfoTip } from "@/components/ui/info-tip";
import type { CardCreation, CardFacets } from "@/lib/cards/schema";

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
export function CreateCardButton({ creation, facets, waiting, onFollow }: CreateCardButtonProps) {
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

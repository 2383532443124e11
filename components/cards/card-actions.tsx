"use client";

import Ban from "lucide-react/icons/ban";
import Gauge from "lucide-react/icons/gauge";
import Lock from "lucide-react/icons/lock";
import LockOpen from "lucide-react/icons/lock-open";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { CardDetail } from "@/lib/cards/schema";

const CardActionDialog = dynamic(() => import("./card-action-dialog").then((file) => file.CardActionDialog));
const EditLimitsDialog = dynamic(() =>
  import("@/components/limits/edit-limits-dialog").then((file) => file.EditLimitsDialog),
);

type OpenDialog = "lock" | "unlock" | "terminate" | "editLimits";

interface CardActionsProps {
  card: CardDetail;
  /** True while the outcome of an earlier action is not known. */
  waiting: boolean;
  onFollow: (operationId: string) => void;
}

/** What the viewer may do with the card now; what he may not is absent. */
export function CardActions({ card, waiting, onFollow }: CardActionsProps) {
  const t = useTranslations("cards.actions");
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const tip = waiting ? t("waiting") : undefined;
  const { may } = card;
  return (
    <>
      {may.editLimits ? (
        <Button disabled={waiting} data-tip={tip} onClick={() => setOpen("editLimits")}>
          <Gauge aria-hidden="true" />
          {t("editLimits")}
        </Button>
      ) : null}
      {/* One button for both, so that the focus stays on it when the one becomes the other. */}
      {may.lock || may.unlock ? (
        <Button disabled={waiting} data-tip={tip} onClick={() => setOpen(may.unlock ? "unlock" : "lock")}>
          {may.unlock ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
          {may.unlock ? t("unlock") : t("lock")}
        </Button>
      ) : null}
      {may.terminate ? (
        <Button disabled={waiting} data-tip={tip} onClick={() => setOpen("terminate")}>
          <Ban aria-hidden="true" className="text-danger" />
          {t("terminate")}
        </Button>
      ) : null}
      {open === "editLimits" ? <EditLimitsDialog card={card} open onClose={close} /> : null}
      {open !== null && open !== "editLimits" ? (
        <CardActionDialog kind={open} card={card} onClose={close} onFollow={onFollow} />
      ) : null}
    </>
  );
}

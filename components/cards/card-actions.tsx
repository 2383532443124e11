"use client";

import BadgeCheck from "lucide-react/icons/badge-check";
import Ban from "lucide-react/icons/ban";
import Ellipsis from "lucide-react/icons/ellipsis";
import Eye from "lucide-react/icons/eye";
import Gauge from "lucide-react/icons/gauge";
import KeyRound from "lucide-react/icons/key-round";
import Lock from "lucide-react/icons/lock";
import LockOpen from "lucide-react/icons/lock-open";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { CardDetail } from "@/lib/cards/schema";

// Without a boundary of its own (`loading`), the page around a dialog vanishes while that loads, and the focus with it.
const CardActionDialog = dynamic(() => import("./card-action-dialog").then((file) => file.CardActionDialog), {
  loading: () => null,
});
const EditLimitsDialog = dynamic(
  () => import("@/components/limits/edit-limits-dialog").then((file) => file.EditLimitsDialog),
  { loading: () => null },
);
const SetPinDialog = dynamic(() => import("./set-pin-dialog").then((file) => file.SetPinDialog), {
  loading: () => null,
});
const ActivateCardDialog = dynamic(
  () => import("./activate-card-dialog").then((file) => file.ActivateCardDialog),
  { loading: () => null },
);
const RevealDialog = dynamic(() => import("./reveal-dialog").then((file) => file.RevealDialog), {
  loading: () => null,
});

type OpenDialog = "lock" | "unlock" | "terminate" | "editLimits" | "activate" | SecretAct;

interface CardActionsProps {
  card: CardDetail;
  /** True while the outcome of an earlier action is not known. */
  waiting: boolean;
  /** True while the outcome of an earlier PIN is not known. */
  waitingPin: boolean;
  onFollow: (operationId: string) => void;
  onFollowPin: (operationId: string) => void;
}

/** What the viewer may do with the card now; what he may not is absent. */
export function CardActions({ card, waiting, waitingPin, onFollow, onFollowPin }: CardActionsProps) {
  const t = useTranslations("cards.actions");
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const tip = waiting ? t("waiting") : undefined;
  const { may } = card;
  return (
    <>
      {may.activate ? (
        <Button
          variant="primary"
          unavailable={waitingPin ? t("waiting") : tip}
          onClick={() => setOpen("activate")}
        >
          <BadgeCheck aria-hidden="true" />
          {t("activate")}
        </Button>
      ) : null}
      {may.editLimits ? (
        <Button unavailable={tip} onClick={() => setOpen("editLimits")}>
          <Gauge aria-hidden="true" />
          {t("editLimits")}
        </Button>
      ) : null}
      {/* One button for both, so that the focus stays on it when the one becomes the other. */}
      {may.lock || may.unlock ? (
        <Button unavailable={tip} onClick={() => setOpen(may.unlock ? "unlock" : "lock")}>
          {may.unlock ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
          {may.unlock ? t("unlock") : t("lock")}
        </Button>
      ) : null}
      {may.terminate ? (
        <Button unavailable={tip} onClick={() => setOpen("terminate")}>
          <Ban aria-hidden="true" className="text-danger" />
          {t("terminate")}
        </Button>
      ) : null}
      <CardSecretsMenu card={card} waiting={waiting || waitingPin} onSelect={setOpen} />
      {open === "editLimits" ? <EditLimitsDialog card={card} open onClose={close} /> : null}
      {open === "lock" || open === "unlock" || open === "terminate" ? (
        <CardActionDialog kind={open} card={card} onClose={close} onFollow={onFollow} />
      ) : null}
      {open === "activate" ? <ActivateCardDialog card={card} onClose={close} onFollow={onFollow} /> : null}
      {open === "setPin" ? <SetPinDialog card={card} onClose={close} onFollow={onFollowPin} /> : null}
      {open === "reveal" ? <RevealDialog card={card} onClose={close} /> : null}
    </>
  );
}

type SecretAct = "setPin" | "reveal";

interface CardSecretsMenuProps {
  card: CardDetail;
  /** True while the outcome of an earlier action is not known. */
  waiting: boolean;
  onSelect: (act: SecretAct) => void;
}

/** What touches the card's secrets, out of the way; absent when the viewer may do none of it. */
function CardSecretsMenu({ card, waiting, onSelect }: CardSecretsMenuProps) {
  const t = useTranslations("cards.actions");
  const items = [
    {
      id: "setPin" as const,
      icon: <KeyRound aria-hidden="true" />,
      may: card.may.setPin,
      disabledReason: waiting ? t("waiting") : undefined,
    },
    { id: "reveal" as const, icon: <Eye aria-hidden="true" />, may: card.may.reveal },
  ].filter(({ may }) => may);
  if (items.length === 0) return null;
  return (
    <Menu
      label={t("more")}
      items={items.map(({ id, icon, disabledReason }) => ({
        id,
        icon,
        label: t(id),
        disabledReason,
        onSelect: () => onSelect(id),
      }))}
      trigger={(props) => <IconButton {...props} label={t("more")} icon={<Ellipsis aria-hidden="true" />} />}
    />
  );
}

"use client";

import Ellipsis from "lucide-react/icons/ellipsis";
import Eye from "lucide-react/icons/eye";
import KeyRound from "lucide-react/icons/key-round";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { CardDetail } from "@/lib/cards/schema";

export type SecretAct = "setPin" | "reveal";

interface CardSecretsMenuProps {
  card: CardDetail;
  /** True while the outcome of an earlier action is not known. */
  waiting: boolean;
  onSelect: (act: SecretAct) => void;
}

/** What touches the card's secrets, out of the way; absent when the viewer may do none of it. */
export function CardSecretsMenu({ card, waiting, onSelect }: CardSecretsMenuProps) {
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { cardDetailOptions } from "@/lib/cards/query-options";
import { useCardName } from "./card-name";

/** A card beside the list it was opened from; closing goes one step back, to the list as it was. */
export function CardPanel({ cardId, children }: { cardId: string; children: ReactNode }) {
  const t = useTranslations("cards");
  const name = useCardName();
  const { data: card } = useQuery({ ...cardDetailOptions(cardId), enabled: false });
  return (
    <SidePanel
      title={card ? name(card) : t("columns.card")}
      fullHref={`/cards/${encodeURIComponent(cardId)}`}
    >
      {children}
    </SidePanel>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { cardKeys } from "@/lib/cards/query-options";
import type { CardPage } from "@/lib/cards/schema";
import { useCardName } from "./card-name";

/** A card beside the list it was opened from; closing goes one step back, to the list as it was. */
export function CardPanel({ cardId, children }: { cardId: string; children: ReactNode }) {
  const t = useTranslations("cards");
  const name = useCardName();
  // The rows have the name already; a query of its own would make the card's be read twice.
  const pages = useQueryClient().getQueriesData<CardPage>({ queryKey: [...cardKeys.all, "list"] });
  const card = pages.flatMap(([, page]) => page?.items ?? []).find((item) => item.id === cardId);
  return (
    <SidePanel
      title={card ? name(card) : t("columns.card")}
      fullHref={`/cards/${encodeURIComponent(cardId)}`}
    >
      {children}
    </SidePanel>
  );
}

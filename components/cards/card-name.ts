"use client";

import { useTranslations } from "next-intl";
import type { CardListItem } from "@/lib/cards/schema";
import { isolated } from "@/lib/core/stranger-text";

/** The digits that name the card; for a card without any, the end of its ID. */
export function lastFour(card: Pick<CardListItem, "id" | "last4">): string {
  return card.last4 ?? card.id.slice(-4);
}

/** How a person speaks of the card: “Travel •••• 8348”. */
export function useCardName(): (card: Pick<CardListItem, "id" | "last4" | "title">) => string {
  const t = useTranslations("cards");
  return (card) =>
    card.title
      ? t("name", { title: isolated(card.title), last4: lastFour(card) })
      : t("nameOnly", { last4: lastFour(card) });
}

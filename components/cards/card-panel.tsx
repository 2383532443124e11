"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { Stranger } from "@/components/ui/stranger";
import { cardDetailOptions, cardKeys } from "@/lib/cards/query-options";
import type { CardListItem, CardPage } from "@/lib/cards/schema";
import { useCardName } from "./card-name";

/** A card beside the page it was opened from; closing goes one step back, to that page as it was. */
export function CardPanel({ cardId, children }: { cardId: string; children: ReactNode }) {
  const t = useTranslations("cards");
  const name = useCardName();
  const card = useKnownCard(cardId);
  const href = `/cards/${encodeURIComponent(cardId)}`;
  // A slot keeps what it last showed when the page beside it changes.
  if (usePathname() !== href) return null;
  return (
    <SidePanel title={card ? <Stranger>{name(card)}</Stranger> : t("columns.card")} fullHref={href}>
      {children}
    </SidePanel>
  );
}

/** What the cache knows of the card. A query of its own would stand in the way of the one that the content brings. */
function useKnownCard(cardId: string): CardListItem | undefined {
  const client = useQueryClient();
  return useSyncExternalStore(
    // The cache tells of changes while other components render, when this one must not be set.
    (changed) => client.getQueryCache().subscribe(() => queueMicrotask(changed)),
    () => client.getQueryData(cardDetailOptions(cardId).queryKey) ?? listedCard(client, cardId),
    () => undefined,
  );
}

function listedCard(client: QueryClient, cardId: string): CardListItem | undefined {
  const pages = client.getQueriesData<CardPage>({ queryKey: [...cardKeys.all, "list"] });
  return pages.flatMap(([, page]) => page?.items ?? []).find((card) => card.id === cardId);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { recentOptions } from "@/lib/search/query-options";
import { PaletteGroup } from "./palette-group";
import { CardItem, PersonItem, TransactionItem } from "./palette-items";
import { recentlyOpened } from "./recently-opened";
import { thingHref } from "./thing-href";

interface PaletteRecentProps {
  person: string;
  pages: readonly string[];
  go: (href: string) => void;
  /** Lines came or went. */
  onItems: () => void;
}

/** What this person opened in this tab, newest first, as it is now. */
export function PaletteRecent({ person, pages, go, onItems }: PaletteRecentProps) {
  const t = useTranslations("search.groups");
  const [things] = useState(() => recentlyOpened(person));
  const { data } = useQuery(recentOptions(things));
  const items = things.flatMap((thing) => {
    const key = `${thing.kind}/${thing.id}`;
    const open = (cardId?: string) => () => go(thingHref(thing, pages, cardId));
    const card = thing.kind === "cards" && data?.cards?.find(({ id }) => id === thing.id);
    const user = thing.kind === "users" && data?.people?.find(({ id }) => id === thing.id);
    const transaction =
      thing.kind === "transactions" && data?.transactions?.find(({ id }) => id === thing.id);
    if (card) return <CardItem key={key} card={card} onOpen={open()} />;
    if (user) return <PersonItem key={key} person={user} onOpen={open()} />;
    if (transaction)
      return <TransactionItem key={key} transaction={transaction} onOpen={open(transaction.cardId)} />;
    return [];
  });
  const shown = useEffectEvent(onItems);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when their number changes
  useEffect(() => shown(), [items.length]);
  return items.length > 0 ? <PaletteGroup heading={t("recent")}>{items}</PaletteGroup> : null;
}

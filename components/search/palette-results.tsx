"use client";

import ListFilter from "lucide-react/icons/list-filter";
import { useTranslations } from "next-intl";
import type { SearchResults } from "@/lib/search/schema";
import { PaletteGroup } from "./palette-group";
import { CardItem, PaletteItem, PersonItem, TransactionItem } from "./palette-items";
import { thingHref } from "./thing-href";

interface PaletteResultsProps {
  results: SearchResults;
  q: string;
  pages: readonly string[];
  go: (href: string) => void;
}

/** What was found, by kind, and the way to all of it where a list has the same search. */
export function PaletteResults({ results, q, pages, go }: PaletteResultsProps) {
  const t = useTranslations("search");
  const { cards, people, transactions } = results;
  return (
    <>
      {cards?.length ? (
        <PaletteGroup heading={t("groups.cards")}>
          {cards.map((card) => (
            <CardItem
              key={card.id}
              card={card}
              onOpen={() => go(thingHref({ kind: "cards", id: card.id }, pages))}
            />
          ))}
          <All href={`/cards?q=${encodeURIComponent(q)}`} label={t("allCards", { q })} go={go} />
        </PaletteGroup>
      ) : null}
      {people?.length ? (
        <PaletteGroup heading={t("groups.people")}>
          {people.map((person) => (
            <PersonItem
              key={person.id}
              person={person}
              onOpen={() => go(thingHref({ kind: "users", id: person.id }, pages))}
            />
          ))}
        </PaletteGroup>
      ) : null}
      {transactions?.length ? (
        <PaletteGroup heading={t("groups.transactions")}>
          {transactions.map((one) => (
            <TransactionItem
              key={one.id}
              transaction={one}
              onOpen={() => go(thingHref({ kind: "transactions", id: one.id }, pages, one.cardId))}
            />
          ))}
          {pages.includes("transactions") ? (
            <All
              href={`/transactions?q=${encodeURIComponent(q)}`}
              label={t("allTransactions", { q })}
              go={go}
            />
          ) : null}
        </PaletteGroup>
      ) : null}
    </>
  );
}

function All({ href, label, go }: { href: string; label: string; go: (href: string) => void }) {
  return (
    <PaletteItem value={`all ${href}`} icon={<ListFilter aria-hidden="true" />} onOpen={() => go(href)}>
      <span className="truncate text-muted">{label}</span>
    </PaletteItem>
  );
}

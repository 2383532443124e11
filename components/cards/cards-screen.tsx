"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useListSelection } from "@/components/bulk/list-selection";
import type { BulkMay } from "@/components/bulk/selection-bar";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { DataTable } from "@/components/ui/data-table";
import { ListPager } from "@/components/ui/list-pager";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import { cardKeys, cardListOptions } from "@/lib/cards/query-options";
import type { CardCreation, CardFacets } from "@/lib/cards/schema";
import type { OperationDto } from "@/lib/operations/schema";
import { useCardColumns } from "./card-columns";
import { CardListEmptyState } from "./card-list-empty-state";
import { useCardName } from "./card-name";
import { cardAddress, toCardQuery } from "./card-params";
import { CardsFilterBar } from "./cards-filter-bar";
import { CardsHeader } from "./cards-header";
import { useListKeys } from "./use-list-keys";
import { useReplaceWhileOpen } from "./use-replace-while-open";

interface CardsScreenProps {
  facets: CardFacets;
  creation: CardCreation;
  mayImport: boolean;
  preferences: TablePreferences;
  /** When the mirror was last in step with the issuer; null: never. */
  syncedAt: string | null;
  /** A creation of the viewer's whose outcome is not known yet. */
  undecided: OperationDto | null;
  /** What may be done with selected cards. */
  bulk: BulkMay;
}

/** All cards: filters and place in the address, rows from the mirror, a row's detail as a panel beside them. */
export function CardsScreen({
  facets,
  creation,
  mayImport,
  preferences: initial,
  syncedAt,
  undecided,
  bulk,
}: CardsScreenProps) {
  const t = useTranslations("cards");
  const words = useTranslations("cards.list");
  const filters = useAddress(cardAddress);
  const [preferences, setPreferences] = useTablePreferences("cards", initial);
  const columns = useCardColumns(filters.params.sort);
  const query = toCardQuery(filters.params);
  const list = useQuery(cardListOptions(query));
  const rows = list.isError ? [] : (list.data?.items ?? []);
  const nameOf = useCardName();
  const names = new Map(rows.map((card) => [card.id, nameOf(card)]));
  const { selection, bar } = useListSelection({
    noun: "cards",
    query,
    names,
    total: list.data?.total,
    may: bulk,
  });
  useLiveRefresh({ topics: LIVE_TOPICS, keys: LIVE_KEYS });
  const screen = useRef<HTMLDivElement>(null);
  const openCard = useOpenCard();
  useListKeys(screen);
  const replaceWhileOpen = useReplaceWhileOpen(openCard !== null);

  return (
    <>
      <CardsHeader
        facets={facets}
        creation={creation}
        mayImport={mayImport}
        syncedAt={syncedAt}
        refresh={list.refetch}
        pending={list.isFetching}
        undecided={undecided}
      />
      <div ref={screen} onClickCapture={replaceWhileOpen}>
        <CardsFilterBar
          filters={filters}
          facets={facets}
          columns={columns}
          preferences={preferences}
          onPreferences={setPreferences}
        />
        <DataTable
          caption={t("caption")}
          columns={columns}
          rows={rows}
          rowKey={(card) => card.id}
          rowHref={(card) => cardAddress.href(`/cards/${encodeURIComponent(card.id)}`, filters.params)}
          rowScroll={false}
          currentKey={openCard ?? undefined}
          hidden={preferences.hidden}
          density={preferences.density}
          {...(selection ? { selection } : {})}
          state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
          emptyState={<CardListEmptyState error={list.error} retry={list.refetch} filters={filters} />}
          footer={
            <ListPager
              page={list.data}
              onPage={filters.page}
              pending={list.isPlaceholderData}
              words={words}
            />
          }
          fill
        />
        {bar}
      </div>
    </>
  );
}

const LIVE_TOPICS = ["cards"] as const;
const LIVE_KEYS = [[...cardKeys.all, "list"]];

/** The card whose panel is open beside the list. */
function useOpenCard(): string | null {
  const [, , cardId] = usePathname().split("/");
  return cardId ? decodeURIComponent(cardId) : null;
}

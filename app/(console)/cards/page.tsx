import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { cardAddress, toCardQuery } from "@/components/cards/card-params";
import { CardsScreen } from "@/components/cards/cards-screen";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { pageContext } from "@/lib/auth/page-context";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { bulkChoices } from "@/lib/bulk/bulk-choices";
import { cardCreation } from "@/lib/cards/card-creation";
import { findUndecidedCreation } from "@/lib/cards/find-undecided-creation";
import { listCardFacets } from "@/lib/cards/list-card-facets";
import { listCards } from "@/lib/cards/list-cards";
import { cardListOptions } from "@/lib/cards/query-options";
import { lastGoodSync } from "@/lib/sync/last-good-sync";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cards"))("title") };
}

interface CardsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CardsPage({ searchParams }: CardsPageProps) {
  const params = await cardAddress.load(searchParams);
  const viewer = await pageViewer(cardAddress.href("/cards", params));
  const context = await pageContext();
  const query = toCardQuery(params);
  const client = new QueryClient();
  const [facets, undecided, synced, jar] = await Promise.all([
    listCardFacets(viewer, context),
    findUndecidedCreation(viewer),
    lastGoodSync(),
    cookies(),
    client.prefetchQuery({ ...cardListOptions(query), queryFn: () => listCards(viewer, context, query) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CardsScreen
        facets={facets}
        creation={cardCreation(viewer)}
        mayImport={can(viewer.role, "cards.import")}
        preferences={parseTablePreferences(jar.get(tablePreferencesCookie("cards"))?.value, {
          hidden: ["type", "reference", ...facets.unknown],
          density: "compact",
        })}
        syncedAt={synced}
        undecided={undecided}
        bulk={bulkChoices(viewer, "cards")}
      />
    </HydrationBoundary>
  );
}

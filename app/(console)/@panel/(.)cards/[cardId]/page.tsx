import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { CardDetail } from "@/components/cards/card-detail";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getCard } from "@/lib/cards/get-card";
import { cardDetailOptions } from "@/lib/cards/query-options";

/** A card opened from the list: the list stays where it is. A card that is not there is told in the panel. */
export default async function CardPanelPage({ params }: { params: Promise<{ cardId: string }> }) {
  const cardId = decodeURIComponent((await params).cardId);
  const viewer = await pageViewer(`/cards/${encodeURIComponent(cardId)}`);
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({
    ...cardDetailOptions(cardId),
    queryFn: () => getCard(viewer, context, cardId),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CardDetail key={cardId} cardId={cardId} place="panel" />
    </HydrationBoundary>
  );
}

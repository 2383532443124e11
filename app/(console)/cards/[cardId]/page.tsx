import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CardDetail } from "@/components/cards/card-detail";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getCard } from "@/lib/cards/get-card";
import { cardKeys } from "@/lib/cards/query-options";
import { AppError } from "@/lib/core/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cards"))("columns.card") };
}

export default async function CardPage({ params }: { params: Promise<{ cardId: string }> }) {
  const cardId = decodeURIComponent((await params).cardId);
  const viewer = await pageViewer(`/cards/${encodeURIComponent(cardId)}`);
  const card = await getCard(viewer, await pageContext(), cardId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(cardKeys.detail(cardId), card);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CardDetail cardId={cardId} place="page" />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WalletScreen } from "@/components/wallets/wallet-screen";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getWallet } from "@/lib/wallets/get-wallet";
import { listWalletTransactions } from "@/lib/wallets/list-wallet-transactions";
import { walletOptions, walletTransactionOptions } from "@/lib/wallets/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wallets"))("title") };
}

interface WalletPageProps {
  params: Promise<{ walletId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WalletPage({ params, searchParams }: WalletPageProps) {
  const walletId = decodeURIComponent((await params).walletId);
  const { cursor: place } = await searchParams;
  const cursor = typeof place === "string" ? place : null;
  const viewer = await pageViewer(`/wallets/${encodeURIComponent(walletId)}`);
  const context = await pageContext();
  const client = new QueryClient();
  const [wallet] = await Promise.all([
    getWallet(viewer, context, walletId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
      throw error;
    }),
    client.prefetchQuery({
      ...walletTransactionOptions(walletId, cursor),
      queryFn: () => listWalletTransactions(viewer, context, { walletId, ...(cursor ? { cursor } : {}) }),
    }),
  ]);
  client.setQueryData(walletOptions(walletId).queryKey, wallet);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WalletScreen walletId={walletId} />
    </HydrationBoundary>
  );
}

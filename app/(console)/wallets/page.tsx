import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { toWalletQuery, walletAddress } from "@/components/wallets/wallet-params";
import { WalletsScreen } from "@/components/wallets/wallets-screen";
import { pageContext } from "@/lib/auth/page-context";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { findUndecidedWallet } from "@/lib/wallets/find-undecided-wallet";
import { listWalletFacets, listWallets } from "@/lib/wallets/list-wallets";
import { walletListOptions } from "@/lib/wallets/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wallets"))("title") };
}

interface WalletsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WalletsPage({ searchParams }: WalletsPageProps) {
  const params = await walletAddress.load(searchParams);
  const viewer = await pageViewer(walletAddress.href("/wallets", params));
  const context = await pageContext();
  const query = toWalletQuery(params);
  const client = new QueryClient();
  const [facets, undecided, synced, jar] = await Promise.all([
    listWalletFacets(viewer, context),
    findUndecidedWallet(viewer),
    lastGoodSync(),
    cookies(),
    client.prefetchQuery({ ...walletListOptions(query), queryFn: () => listWallets(viewer, context, query) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WalletsScreen
        facets={facets}
        mayCreate={can(viewer.role, "wallets.create")}
        preferences={parseTablePreferences(jar.get(tablePreferencesCookie("wallets"))?.value, PREFERENCES)}
        syncedAt={synced}
        undecided={undecided}
      />
    </HydrationBoundary>
  );
}

const PREFERENCES = { hidden: ["id"], density: "compact" } as const;

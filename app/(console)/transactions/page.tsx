import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTimeZone, getTranslations } from "next-intl/server";
import { toTransactionQuery, transactionAddress } from "@/components/transactions/transaction-params";
import { TransactionsScreen } from "@/components/transactions/transactions-screen";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { applyView } from "@/components/views/list-address";
import { pageContext } from "@/lib/auth/page-context";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { listCardFacets } from "@/lib/cards/list-card-facets";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { listTransactions } from "@/lib/transactions/list-transactions";
import { transactionListOptions } from "@/lib/transactions/query-options";
import { listViews } from "@/lib/views/list-views";
import { viewListOptions } from "@/lib/views/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions"))("list.title") };
}

export default async function TransactionsPage({ searchParams }: PageProps<"/transactions">) {
  const address = await transactionAddress.load(searchParams);
  const viewer = await pageViewer(transactionAddress.href("/transactions", address));
  const context = await pageContext();
  const client = new QueryClient();
  const noun = "transactions" as const;
  // What the address means depends on the views, so the rows come after them.
  const rows = async () => {
    const options = viewListOptions(noun);
    await client.prefetchQuery({ ...options, queryFn: () => listViews(viewer, context, { noun }) });
    const views = client.getQueryData(options.queryKey)?.views ?? [];
    const { params } = applyView(address, views, transactionAddress);
    const query = toTransactionQuery(params, await getTimeZone(), context.clock.now());
    await client.prefetchQuery({
      ...transactionListOptions(query),
      queryFn: () => listTransactions(viewer, context, query),
    });
  };
  const [facets, synced, jar] = await Promise.all([
    listCardFacets(viewer, context),
    lastGoodSync(),
    cookies(),
    rows(),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TransactionsScreen
        currencies={facets.currencies}
        preferences={parseTablePreferences(jar.get(tablePreferencesCookie(noun))?.value, PREFERENCES)}
        syncedAt={synced}
        mayExport={can(viewer.role, "transactions.export")}
      />
    </HydrationBoundary>
  );
}

const PREFERENCES = {
  hidden: ["fee", "billing", "country", "merchantId", "id"],
  density: "compact",
} as const;

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { balanceAddress, toBalanceQuery } from "@/components/balances/balance-params";
import { BalancesScreen } from "@/components/balances/balances-screen";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getBalanceOverview } from "@/lib/balances/get-balance-overview";
import { listBalances } from "@/lib/balances/list-balances";
import { balanceListOptions, balanceOverviewOptions } from "@/lib/balances/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("balances"))("title") };
}

interface BalancesPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BalancesPage({ searchParams }: BalancesPageProps) {
  const params = await balanceAddress.load(searchParams);
  const viewer = await pageViewer(balanceAddress.href("/balances", params));
  const context = await pageContext();
  const query = toBalanceQuery(params);
  const client = new QueryClient();
  const [jar] = await Promise.all([
    cookies(),
    client.prefetchQuery({ ...balanceOverviewOptions(), queryFn: () => getBalanceOverview(viewer, context) }),
    client.prefetchQuery({
      ...balanceListOptions(query),
      queryFn: () => listBalances(viewer, context, query),
    }),
  ]);
  const saved = jar.get(tablePreferencesCookie("balances"))?.value;
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BalancesScreen preferences={parseTablePreferences(saved, { hidden: [], density: "compact" })} />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTimeZone, getTranslations } from "next-intl/server";
import { toTransferQuery, transferAddress } from "@/components/transfers/transfer-params";
import { TransfersDenied } from "@/components/transfers/transfers-denied";
import { TransfersScreen } from "@/components/transfers/transfers-screen";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { findUndecidedTransfers } from "@/lib/transfers/find-undecided-transfers";
import { listTransferFacets, listTransfers } from "@/lib/transfers/list-transfers";
import { transferListOptions, undecidedTransfersOptions } from "@/lib/transfers/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers"))("title") };
}

interface TransfersPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function TransfersPage({ searchParams }: TransfersPageProps) {
  const params = await transferAddress.load(searchParams);
  const viewer = await pageViewer(transferAddress.href("/transfers", params));
  if (!can(viewer.role, "transfers.read")) return <TransfersDenied roles={PERMISSIONS["transfers.read"]} />;
  const context = await pageContext();
  const query = toTransferQuery(params, await getTimeZone());
  const client = new QueryClient();
  const [facets, synced, jar] = await Promise.all([
    listTransferFacets(viewer, context),
    lastGoodSync(),
    cookies(),
    client.prefetchQuery({
      ...transferListOptions(query),
      queryFn: () => listTransfers(viewer, context, query),
    }),
    client.prefetchQuery({ ...undecidedTransfersOptions(), queryFn: () => findUndecidedTransfers(viewer) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TransfersScreen
        facets={facets}
        mayCreate={can(viewer.role, "transfers.create")}
        preferences={parseTablePreferences(jar.get(tablePreferencesCookie("transfers"))?.value, PREFERENCES)}
        syncedAt={synced}
      />
    </HydrationBoundary>
  );
}

const PREFERENCES = { hidden: ["id", "refId"], density: "compact" } as const;

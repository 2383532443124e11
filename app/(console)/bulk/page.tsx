import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bulkAddress, toRunsQuery } from "@/components/bulk/bulk-params";
import { BulkScreen } from "@/components/bulk/bulk-screen";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { listRuns } from "@/lib/bulk/list-runs";
import { bulkRunsOptions } from "@/lib/bulk/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bulk"))("title") };
}

interface BulkPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BulkPage({ searchParams }: BulkPageProps) {
  const params = await bulkAddress.load(searchParams);
  const viewer = await pageViewer(bulkAddress.href("/bulk", params));
  const context = await pageContext();
  const query = toRunsQuery(params);
  const client = new QueryClient();
  await client.prefetchQuery({
    ...bulkRunsOptions(query),
    queryFn: () => listRuns(viewer, context, query),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BulkScreen />
    </HydrationBoundary>
  );
}

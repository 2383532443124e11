import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { runAddress, toItemsQuery } from "@/components/bulk/bulk-params";
import { RunView } from "@/components/bulk/run-view";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getRun } from "@/lib/bulk/get-run";
import { listItems } from "@/lib/bulk/list-items";
import { bulkItemsOptions, bulkKeys } from "@/lib/bulk/query-options";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { AppError } from "@/lib/core/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bulk"))("run.one") };
}

interface RunPageProps {
  params: Promise<{ runId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { runId } = await params;
  const place = await runAddress.load(searchParams);
  const viewer = await pageViewer(runAddress.href(`/bulk/${encodeURIComponent(runId)}`, place));
  const context = await pageContext();
  let run: BulkRunDetail;
  try {
    run = await getRun(viewer, context, runId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
  const client = new QueryClient();
  client.setQueryData(bulkKeys.run(runId), run);
  const query = toItemsQuery(place);
  await client.prefetchQuery({
    ...bulkItemsOptions(runId, query),
    queryFn: () => listItems(viewer, context, runId, query),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunView runId={runId} />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeclineRows } from "@/components/overview/decline-rows";
import { declineAddress, toDeclineQuery } from "@/components/overview/overview-params";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { Messages } from "@/lib/i18n/messages";
import { listDeclines } from "@/lib/overview/list-declines";
import { explainedDeclinesOptions } from "@/lib/overview/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("declineRows.title") };
}

/** The rows behind the numbers of declines, which the list of transactions cannot filter by cause. */
export default async function DeclinesPage({ searchParams }: PageProps<"/overview/declines">) {
  const params = await declineAddress.load(searchParams);
  const viewer = await pageViewer(declineAddress.href("/overview/declines", params));
  const context = await pageContext();
  const query = toDeclineQuery(params);
  const client = new QueryClient();
  await client.prefetchQuery({
    ...explainedDeclinesOptions(query),
    queryFn: () => listDeclines(viewer, context, query),
  });
  return (
    <Messages namespaces={["overview", "transactions"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <DeclineRows />
      </HydrationBoundary>
    </Messages>
  );
}

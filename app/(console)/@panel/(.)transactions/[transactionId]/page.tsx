import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { TransactionDetail } from "@/components/transactions/transaction-detail";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { transactionDetailOptions } from "@/lib/transactions/query-options";

interface TransactionPanelPageProps {
  params: Promise<{ transactionId: string }>;
}

/** A transaction opened from a list: the list stays where it is. One that is not there is told in the panel. */
export default async function TransactionPanelPage({ params }: TransactionPanelPageProps) {
  const id = decodeURIComponent((await params).transactionId);
  const viewer = await pageViewer(`/transactions/${encodeURIComponent(id)}`);
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({
    ...transactionDetailOptions(id),
    queryFn: () => getTransaction(viewer, context, id),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TransactionDetail key={id} transactionId={id} place="panel" />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TransactionDetail } from "@/components/transactions/transaction-detail";
import { DeniedState } from "@/components/ui/denied-state";
import { pageContext } from "@/lib/auth/page-context";
import { holds } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { transactionKeys } from "@/lib/transactions/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transactions.detail"))("page") };
}

interface TransactionPageProps {
  params: Promise<{ transactionId: string }>;
}

export default async function TransactionPage({ params }: TransactionPageProps) {
  const id = decodeURIComponent((await params).transactionId);
  const viewer = await pageViewer(`/transactions/${encodeURIComponent(id)}`);
  if (!holds(viewer, "transactions.read")) return <DeniedState />;
  const transaction = await getTransaction(viewer, await pageContext(), id).catch((error: unknown) => {
    if (error instanceof AppError && ["NOT_FOUND", "INVALID_INPUT"].includes(error.code)) notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(transactionKeys.detail(id), transaction);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TransactionDetail key={id} transactionId={id} place="page" />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BalanceHistoryScreen } from "@/components/balances/balance-history-screen";
import { historyAddress, historyHref, toHistoryQuery } from "@/components/balances/balance-params";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getBalanceHistory } from "@/lib/balances/get-balance-history";
import { balanceKeys } from "@/lib/balances/query-options";
import { AppError } from "@/lib/core/errors";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("balances"))("title") };
}

interface BalanceHistoryPageProps {
  params: Promise<{ owner: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function BalanceHistoryPage({ params, searchParams }: BalanceHistoryPageProps) {
  const owner = decodeURIComponent((await params).owner);
  const state = await historyAddress.load(searchParams);
  const viewer = await pageViewer(historyHref(owner, state));
  const query = toHistoryQuery(owner, state);
  const history = await getBalanceHistory(viewer, await pageContext(), query).catch((error: unknown) => {
    if (error instanceof AppError && NOWHERE.includes(error.code)) notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(balanceKeys.history(query), history);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BalanceHistoryScreen owner={owner} />
    </HydrationBoundary>
  );
}

const NOWHERE = ["NOT_FOUND", "INVALID_INPUT"];

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeeScreen } from "@/components/wallets/fee-screen";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { getFeeRule } from "@/lib/wallets/get-fee-rule";
import { feeRuleOptions } from "@/lib/wallets/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("wallets.fees"))("title") };
}

export default async function FeesPage() {
  const viewer = await pageViewer("/wallets/fees");
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({ ...feeRuleOptions(), queryFn: () => getFeeRule(viewer, context) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FeeScreen />
    </HydrationBoundary>
  );
}

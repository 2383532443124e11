import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReconciliationScreen } from "@/components/sync/reconciliation-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { listSyncRuns } from "@/lib/sync/list-sync-runs";
import { syncRunsOptions } from "@/lib/sync/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sync"))("title") };
}

interface ReconciliationPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReconciliationPage({ searchParams }: ReconciliationPageProps) {
  const { cursor } = await searchParams;
  const viewer = await pageViewer("/webhooks/reconciliation");
  if (!can(viewer.role, "webhooks.read")) return <Denied />;
  const context = await pageContext();
  const query = typeof cursor === "string" ? { cursor } : {};
  const client = new QueryClient();
  await client.prefetchQuery({
    ...syncRunsOptions(query),
    queryFn: () => listSyncRuns(viewer, context, query),
  });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReconciliationScreen mayRun={can(viewer.role, "sync.run")} />
    </HydrationBoundary>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("sync"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["webhooks.read"].map((name) => role(name))} />
    </>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyScreen } from "@/components/approvals/policy-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { getPolicy } from "@/lib/approvals/get-policy";
import { policyOptions } from "@/lib/approvals/query-options";
import { pageContext } from "@/lib/auth/page-context";
import { holds, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approvals.policy"))("title") };
}

export default async function PolicyPage() {
  const viewer = await pageViewer("/approvals/policy");
  if (!holds(viewer, "approvals.read")) return <Denied />;
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({ ...policyOptions(), queryFn: () => getPolicy(viewer, context) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PolicyScreen />
    </HydrationBoundary>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("approvals"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["approvals.read"].map((name) => role(name))} />
    </>
  );
}

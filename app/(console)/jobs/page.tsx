import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { JobsScreen } from "@/components/jobs/jobs-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { Messages } from "@/lib/i18n/messages";
import { listJobs } from "@/lib/jobs/list-jobs";
import { jobsOptions } from "@/lib/jobs/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("jobs"))("title") };
}

export default async function JobsPage() {
  const viewer = await pageViewer("/jobs");
  if (!can(viewer.role, "jobs.read")) return <Denied />;
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({ ...jobsOptions(), queryFn: () => listJobs(viewer, context) });
  return (
    <Messages namespaces={["jobs"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <JobsScreen />
      </HydrationBoundary>
    </Messages>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("jobs"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["jobs.read"].map((name) => role(name))} />
    </>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamScreen } from "@/components/staff/team-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { recordDenial } from "@/lib/auth/request";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { Messages } from "@/lib/i18n/messages";
import { listStaff } from "@/lib/staff/list-staff";
import { teamOptions } from "@/lib/staff/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function TeamPage() {
  const viewer = await pageViewer("/team");
  const context = await pageContext();
  if (!can(viewer.role, "team.read")) {
    await recordDenial(viewer, "team.list", context.requestId, new AppError("FORBIDDEN", "team.read"));
    return <Denied />;
  }
  const client = new QueryClient();
  await client.prefetchQuery({ ...teamOptions(), queryFn: () => listStaff(viewer, context) });
  return (
    <Messages namespaces={["team", "approvals"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <TeamScreen />
      </HydrationBoundary>
    </Messages>
  );
}

async function Denied() {
  const t = await getTranslations("team");
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["team.read"].map((role) => t(`role.${role}`))} />
    </>
  );
}

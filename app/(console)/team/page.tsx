import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamScreen } from "@/components/staff/team-screen";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { Messages } from "@/lib/i18n/messages";
import { listStaff } from "@/lib/staff/list-staff";
import { teamOptions } from "@/lib/staff/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("team"))("title") };
}

export default async function TeamPage() {
  const viewer = await pageViewer("/team");
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({ ...teamOptions(), queryFn: () => listStaff(viewer, context) });
  return (
    <Messages namespaces={["team"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <TeamScreen />
      </HydrationBoundary>
    </Messages>
  );
}

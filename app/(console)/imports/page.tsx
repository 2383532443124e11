import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportsScreen } from "@/components/imports/imports-screen";
import { pageContext } from "@/lib/auth/page-context";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { listImports } from "@/lib/imports/get-import";
import { importListOptions } from "@/lib/imports/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportsPage() {
  const viewer = await pageViewer("/imports");
  const context = await pageContext();
  const client = new QueryClient();
  await client.prefetchQuery({ ...importListOptions(), queryFn: () => listImports(viewer, context, {}) });
  const may = { users: can(viewer.role, "users.import"), cards: can(viewer.role, "cards.import") };
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportsScreen may={may} />
    </HydrationBoundary>
  );
}

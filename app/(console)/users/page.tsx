import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { toUserQuery, userAddress } from "@/components/users/user-params";
import { UsersScreen } from "@/components/users/users-screen";
import { pageContext } from "@/lib/auth/page-context";
import { can, holds } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { bulkChoices } from "@/lib/bulk/bulk-choices";
import { lastGoodSync } from "@/lib/sync/last-good-sync";
import { findUndecidedUser } from "@/lib/users/find-undecided-user";
import { listUserFacets, listUsers } from "@/lib/users/list-users";
import { userListOptions } from "@/lib/users/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

interface UsersPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function UsersPage({ searchParams }: UsersPageProps) {
  const params = await userAddress.load(searchParams);
  const viewer = await pageViewer(userAddress.href("/users", params));
  const context = await pageContext();
  const query = toUserQuery(params);
  const client = new QueryClient();
  const [facets, undecided, synced, jar] = await Promise.all([
    listUserFacets(viewer, context),
    findUndecidedUser(viewer),
    lastGoodSync(),
    cookies(),
    client.prefetchQuery({ ...userListOptions(query), queryFn: () => listUsers(viewer, context, query) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UsersScreen
        facets={facets}
        may={{
          create: can(viewer.role, "users.create"),
          document: holds(viewer, "users.identity"),
          import: can(viewer.role, "users.import"),
        }}
        preferences={parseTablePreferences(jar.get(tablePreferencesCookie("users"))?.value, PREFERENCES)}
        syncedAt={synced}
        undecided={undecided}
        bulk={bulkChoices(viewer, "users")}
      />
    </HydrationBoundary>
  );
}

const PREFERENCES = { hidden: ["id"], density: "compact" } as const;

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { ChangesScreen } from "@/components/limits/changes-screen";
import { limitAddress, toLimitChangeQuery, toLimitQuery } from "@/components/limits/limit-params";
import { LimitsHeader } from "@/components/limits/limits-header";
import { LimitsScreen } from "@/components/limits/limits-screen";
import { parseTablePreferences, tablePreferencesCookie } from "@/components/ui/table-preferences";
import { pageContext } from "@/lib/auth/page-context";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { listCardFacets } from "@/lib/cards/list-card-facets";
import { issuerZone } from "@/lib/core/environment";
import { Messages } from "@/lib/i18n/messages";
import { listLimitChanges } from "@/lib/limits/list-limit-changes";
import { listLimits } from "@/lib/limits/list-limits";
import { limitChangeOptions, limitListOptions } from "@/lib/limits/query-options";
import { lastGoodSync } from "@/lib/sync/last-good-sync";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("limits"))("title") };
}

export default async function LimitsPage({ searchParams }: PageProps<"/limits">) {
  const params = await limitAddress.load(searchParams);
  const viewer = await pageViewer(limitAddress.href("/limits", params));
  const context = await pageContext();
  const client = new QueryClient();
  const [usage, changes] = [toLimitQuery(params), toLimitChangeQuery(params)];
  const prefetch =
    params.tab === "usage"
      ? client.prefetchQuery({
          ...limitListOptions(usage),
          queryFn: () => listLimits(viewer, context, usage),
        })
      : client.prefetchQuery({
          ...limitChangeOptions(changes),
          queryFn: () => listLimitChanges(viewer, context, changes),
        });
  const [facets, synced, jar] = await Promise.all([
    listCardFacets(viewer, context),
    lastGoodSync(),
    cookies(),
    prefetch,
  ]);
  const preferences = parseTablePreferences(jar.get(tablePreferencesCookie("limits"))?.value, PREFERENCES);
  const mayEdit = can(viewer.role, "limits.edit");
  return (
    <Messages namespaces={["cards", "limits", "approvals"]}>
      <HydrationBoundary state={dehydrate(client)}>
        <LimitsHeader tab={params.tab} syncedAt={synced} />
        {params.tab === "changes" ? (
          <ChangesScreen />
        ) : (
          <LimitsScreen
            {...{ preferences, mayEdit }}
            currencies={facets.currencies}
            timeZone={issuerZone()}
          />
        )}
      </HydrationBoundary>
    </Messages>
  );
}

const PREFERENCES = { hidden: ["holder", "read"], density: "compact" } as const;

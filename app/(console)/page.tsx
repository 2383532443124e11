import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ApprovalsWidget } from "@/components/overview/approvals-widget";
import { BalancesWidget } from "@/components/overview/balances-widget";
import { ChangesWidget } from "@/components/overview/changes-widget";
import { DeclinesWidget } from "@/components/overview/declines-widget";
import { FeedWidget } from "@/components/overview/feed-widget";
import { LimitsWidget } from "@/components/overview/limits-widget";
import { OverviewHeader } from "@/components/overview/overview-header";
import { overviewAddress, toOverviewQuery } from "@/components/overview/overview-params";
import { SpendWidget } from "@/components/overview/spend-widget";
import { ThreeDsWidget } from "@/components/overview/three-ds-widget";
import { VisitMark } from "@/components/overview/visit-mark";
import type { WidgetName } from "@/components/overview/widget-names";
import { WidgetSkeleton } from "@/components/overview/widget-skeleton";
import { FeedNotice } from "@/components/webhooks/feed-notice";
import { pageContext } from "@/lib/auth/page-context";
import { holds, type Permission } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { Messages } from "@/lib/i18n/messages";
import { overviewReads } from "./overview-reads";
import { Prefetched } from "./prefetched";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const params = await overviewAddress.load(searchParams);
  const viewer = await pageViewer(overviewAddress.href("/", params));
  const reads = overviewReads(viewer, await pageContext(), toOverviewQuery(params, await getTimeZone()));
  const may = (permission: Permission) => holds(viewer, permission);
  const part = (name: WidgetName, widget: ReactNode) => (
    <Prefetched reads={reads[name]} fallback={<WidgetSkeleton name={name} />}>
      {widget}
    </Prefetched>
  );
  return (
    <Messages namespaces={["overview", "limits", "approvals", "three-ds", "webhooks"]}>
      <VisitMark />
      <OverviewHeader />
      <Prefetched reads={reads.feedNotice} fallback={null}>
        <FeedNotice open={may("webhooks.read")} />
      </Prefetched>
      <div className="grid gap-4">
        {part("changes", <ChangesWidget />)}
        {may("transactions.read") ? part("spend", <SpendWidget />) : null}
        <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
          {may("transactions.read") ? part("declines", <DeclinesWidget />) : null}
          {may("limits.read") ? part("limits", <LimitsWidget />) : null}
        </div>
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] items-start gap-4">
          {may("balances.read") ? part("balances", <BalancesWidget />) : null}
          {may("approvals.decide") ? part("approvals", <ApprovalsWidget />) : null}
          {may("three_ds.read") ? part("threeDs", <ThreeDsWidget viewerId={viewer.id} />) : null}
          {may("webhooks.read") ? part("feed", <FeedWidget maySync={may("sync.run")} />) : null}
        </div>
      </div>
    </Messages>
  );
}

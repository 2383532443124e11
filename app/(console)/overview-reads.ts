import type { QueryClient } from "@tanstack/react-query";
import {
  LAST_RUN,
  LATEST_CHALLENGES,
  LIVE_CHALLENGES,
  WAITING_APPROVALS,
} from "@/components/overview/widget-queries";
import { approvalListOptions } from "@/lib/approvals/query-options";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { getBalanceOverview } from "@/lib/balances/get-balance-overview";
import { balanceOverviewOptions } from "@/lib/balances/query-options";
import { listApprovals } from "@/lib/decisions/list-approvals";
import { getChanges } from "@/lib/overview/get-changes";
import { getDeclines } from "@/lib/overview/get-declines";
import { getLimitPressure } from "@/lib/overview/get-limit-pressure";
import { getSpend } from "@/lib/overview/get-spend";
import {
  changesOptions,
  declinesOptions,
  limitPressureOptions,
  spendOptions,
} from "@/lib/overview/query-options";
import type { OverviewQuery } from "@/lib/overview/schema";
import { listSyncRuns } from "@/lib/sync/list-sync-runs";
import { syncRunsOptions } from "@/lib/sync/query-options";
import { listChallenges } from "@/lib/three-ds/list-challenges";
import { challengeListOptions } from "@/lib/three-ds/query-options";
import { getFeedHealth } from "@/lib/webhooks/get-feed-health";
import { feedHealthOptions } from "@/lib/webhooks/query-options";

/** What each part of the overview reads before it is sent; only the parts that are shown are read. */
export function overviewReads(viewer: Viewer, context: RequestContext, query: OverviewQuery) {
  return {
    changes: (client: QueryClient) => [
      client.prefetchQuery({ ...changesOptions(), queryFn: () => getChanges(viewer, context) }),
    ],
    spend: (client: QueryClient) => [
      client.prefetchQuery({ ...spendOptions(query), queryFn: () => getSpend(viewer, context, query) }),
    ],
    declines: (client: QueryClient) => [
      client.prefetchQuery({ ...declinesOptions(query), queryFn: () => getDeclines(viewer, context, query) }),
    ],
    limits: (client: QueryClient) => [
      client.prefetchQuery({ ...limitPressureOptions(), queryFn: () => getLimitPressure(viewer, context) }),
    ],
    balances: (client: QueryClient) => [
      client.prefetchQuery({
        ...balanceOverviewOptions(),
        queryFn: () => getBalanceOverview(viewer, context),
      }),
    ],
    approvals: (client: QueryClient) => [
      client.prefetchQuery({
        ...approvalListOptions(WAITING_APPROVALS),
        queryFn: () => listApprovals(viewer, context, WAITING_APPROVALS),
      }),
    ],
    threeDs: (client: QueryClient) =>
      [LATEST_CHALLENGES, LIVE_CHALLENGES].map((asked) =>
        client.prefetchQuery({
          ...challengeListOptions(asked),
          queryFn: () => listChallenges(viewer, context, asked),
        }),
      ),
    feedNotice: (client: QueryClient) => [
      client.prefetchQuery({ ...feedHealthOptions(), queryFn: () => getFeedHealth(viewer, context) }),
    ],
    feed: (client: QueryClient) => [
      client.prefetchQuery({ ...feedHealthOptions(), queryFn: () => getFeedHealth(viewer, context) }),
      client.prefetchQuery({
        ...syncRunsOptions(LAST_RUN),
        queryFn: () => listSyncRuns(viewer, context, LAST_RUN),
      }),
    ],
  };
}

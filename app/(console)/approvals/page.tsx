import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { approvalAddress, toApprovalQuery } from "@/components/approvals/approval-params";
import { ApprovalsScreen } from "@/components/approvals/approvals-screen";
import { approvalListOptions, approvalOptions } from "@/lib/approvals/query-options";
import { pageContext } from "@/lib/auth/page-context";
import { holds } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { getApproval } from "@/lib/decisions/get-approval";
import { listApprovals } from "@/lib/decisions/list-approvals";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approvals"))("title") };
}

interface ApprovalsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who may not read approvals sees the own requests only. */
export default async function ApprovalsPage({ searchParams }: ApprovalsPageProps) {
  const asked = await approvalAddress.load(searchParams);
  const viewer = await pageViewer(approvalAddress.href("/approvals", asked));
  const mayRead = holds(viewer, "approvals.read");
  const params = mayRead ? asked : { ...asked, tab: "mine" as const };
  const context = await pageContext();
  const query = toApprovalQuery(params);
  const client = new QueryClient();
  const { request: id } = params;
  await Promise.all([
    client.prefetchQuery({
      ...approvalListOptions(query),
      queryFn: () => listApprovals(viewer, context, query),
    }),
    id && client.prefetchQuery({ ...approvalOptions(id), queryFn: () => getApproval(viewer, context, id) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApprovalsScreen mayRead={mayRead} />
    </HydrationBoundary>
  );
}

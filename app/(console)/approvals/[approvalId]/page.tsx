import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApprovalHeading } from "@/components/approvals/approval-heading";
import { ApprovalView } from "@/components/approvals/approval-view";
import { DeniedState } from "@/components/ui/denied-state";
import { approvalKeys } from "@/lib/approvals/query-options";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getApproval } from "@/lib/decisions/get-approval";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approvals"))("one") };
}

interface ApprovalPageProps {
  params: Promise<{ approvalId: string }>;
}

export default async function ApprovalPage({ params }: ApprovalPageProps) {
  const { approvalId } = await params;
  const viewer = await pageViewer(`/approvals/${encodeURIComponent(approvalId)}`);
  const context = await pageContext();
  let approval: ApprovalDetail;
  try {
    approval = await getApproval(viewer, context, approvalId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "NOT_FOUND") notFound();
    if (error.code === "FORBIDDEN") return <DeniedState />;
    throw error;
  }
  const client = new QueryClient();
  client.setQueryData(approvalKeys.detail(approvalId), approval);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ApprovalHeading approvalId={approvalId} />
      <div className="-mx-4 max-w-4xl">
        <ApprovalView approvalId={approvalId} />
      </div>
    </HydrationBoundary>
  );
}

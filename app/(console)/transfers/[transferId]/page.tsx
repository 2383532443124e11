import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TransferView } from "@/components/transfers/transfer-view";
import { TransfersDenied } from "@/components/transfers/transfers-denied";
import { pageContext } from "@/lib/auth/page-context";
import { can, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getTransfer } from "@/lib/transfers/get-transfer";
import { transferKeys } from "@/lib/transfers/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfers"))("title") };
}

export default async function TransferPage({ params }: { params: Promise<{ transferId: string }> }) {
  const transferId = decodeURIComponent((await params).transferId);
  const viewer = await pageViewer(`/transfers/${encodeURIComponent(transferId)}`);
  if (!can(viewer.role, "transfers.read")) return <TransfersDenied roles={PERMISSIONS["transfers.read"]} />;
  const transfer = await getTransfer(viewer, await pageContext(), transferId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(transferKeys.detail(transferId), transfer);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <TransferView transferId={transferId} />
    </HydrationBoundary>
  );
}

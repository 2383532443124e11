import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ImportScreen } from "@/components/imports/import-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getImport } from "@/lib/imports/get-import";
import { importKeys } from "@/lib/imports/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("title") };
}

export default async function ImportPage({ params }: { params: Promise<{ importId: string }> }) {
  const { importId } = await params;
  const viewer = await pageViewer(`/imports/${encodeURIComponent(importId)}`);
  const found = await getImport(viewer, await pageContext(), importId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    if (error instanceof AppError && error.code === "FORBIDDEN") return null;
    throw error;
  });
  if (!found) return <DeniedState />;
  const client = new QueryClient();
  client.setQueryData(importKeys.one(importId), found);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportScreen importId={importId} />
    </HydrationBoundary>
  );
}

import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { UserProfile } from "@/components/users/user-profile";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/core/errors";
import { getUserProfile } from "@/lib/users/get-user-profile";
import { userKeys } from "@/lib/users/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const userId = decodeURIComponent((await params).userId);
  const viewer = await pageViewer(`/users/${encodeURIComponent(userId)}`);
  const user = await getUserProfile(viewer, await pageContext(), userId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const client = new QueryClient();
  client.setQueryData(userKeys.profile(userId), user);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <UserProfile userId={userId} />
    </HydrationBoundary>
  );
}

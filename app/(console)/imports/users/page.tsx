import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UserImportScreen } from "@/components/imports/user-import-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("users.title") };
}

export default async function UserImportPage() {
  const viewer = await pageViewer("/imports/users");
  return can(viewer.role, "users.import") ? <UserImportScreen /> : <DeniedState />;
}

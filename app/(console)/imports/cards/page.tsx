import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CardImportScreen } from "@/components/imports/card-import-screen";
import { DeniedState } from "@/components/ui/denied-state";
import { can } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("imports"))("cards.title") };
}

export default async function CardImportPage() {
  const viewer = await pageViewer("/imports/cards");
  return can(viewer.role, "cards.import") ? <CardImportScreen /> : <DeniedState />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { pageContext } from "@/lib/auth/page-context";
import { pageViewer } from "@/lib/auth/viewer";
import { Messages } from "@/lib/i18n/messages";
import { getOwnAccount } from "@/lib/staff/get-own-account";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const viewer = await pageViewer("/settings");
  const account = await getOwnAccount(viewer, await pageContext());
  return (
    <Messages namespaces={["settings", "team"]}>
      <SettingsScreen account={account} />
    </Messages>
  );
}

import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import type { OwnAccount } from "@/lib/staff/schema";
import { AppearanceSection } from "./appearance-section";
import { OwnSessions } from "./own-sessions";
import { TotpSection } from "./totp-section";

/** What a person decides about the own account and screen. */
export function SettingsScreen({ account }: { account: OwnAccount }) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { name: account.name, email: account.email })}
      />
      <div className="grid max-w-3xl gap-4">
        <TotpSection account={account} />
        <OwnSessions sessions={account.sessions} />
        <AppearanceSection issuerZone={account.timeZone} />
      </div>
    </>
  );
}

import Compass from "lucide-react/icons/compass";
import { useTranslations } from "next-intl";
import { EnvironmentBanner } from "@/components/layout/environment-banner";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { env } from "@/lib/core/env";

export default function NotFound() {
  const t = useTranslations("layout.notFound");
  const { environment, issuing } = env();
  return (
    <>
      <EnvironmentBanner environment={environment} issuerHost={new URL(issuing.apiUrl).host} />
      <main className="grid min-h-[60dvh] place-items-center">
        <EmptyState
          icon={<Compass aria-hidden="true" />}
          title={<h1>{t("title")}</h1>}
          actions={<LinkButton href="/">{t("home")}</LinkButton>}
        >
          {t("text")}
        </EmptyState>
      </main>
    </>
  );
}

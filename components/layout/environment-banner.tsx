import { clsx } from "clsx";
import FlaskConical from "lucide-react/icons/flask-conical";
import Landmark from "lucide-react/icons/landmark";
import { useTranslations } from "next-intl";

export type Environment = "sandbox" | "production";

interface EnvironmentBannerProps {
  environment: Environment;
  /** The issuer's host, so that nobody has to guess where a write goes. */
  issuerHost: string;
}

/** Says on every page, sign-in included, whether the cards and the money are real. */
export function EnvironmentBanner({ environment, issuerHost }: EnvironmentBannerProps) {
  const t = useTranslations("layout.environment");
  const Icon = environment === "sandbox" ? FlaskConical : Landmark;
  return (
    <aside
      aria-label={t("label")}
      data-environment={environment}
      className={clsx(
        "sticky top-0 z-40 flex h-6 items-center justify-center gap-2 overflow-hidden whitespace-nowrap px-4 text-2xs",
        environment === "sandbox" ? "bg-warning-subtle text-warning" : "bg-ink text-canvas",
      )}
    >
      <Icon aria-hidden="true" className="size-3 shrink-0" />
      <strong className="font-semibold">{t(environment)}</strong>
      <span className="truncate">{t(environment === "sandbox" ? "sandboxText" : "productionText")}</span>
      <span className="hidden font-mono sm:inline">{issuerHost}</span>
    </aside>
  );
}

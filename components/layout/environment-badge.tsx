import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Environment } from "./environment-banner";

/** The banner's word once more, where the eye is when it acts. */
export function EnvironmentBadge({ environment }: { environment: Environment }) {
  const t = useTranslations("layout.environment");
  return (
    <Badge tone={environment === "sandbox" ? "warning" : "neutral"} className="max-sm:hidden">
      {t(environment)}
    </Badge>
  );
}

import ShieldX from "lucide-react/icons/shield-x";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";

/** The viewer's role does not allow this. `needs` names the roles that may, already translated. */
export function DeniedState({ needs, children }: { needs?: readonly string[]; children?: ReactNode }) {
  const t = useTranslations("ui.denied");
  return (
    <EmptyState icon={<ShieldX aria-hidden="true" />} title={t("title")}>
      {children ?? <p>{needs?.length ? t("needs", { roles: needs.join(" / ") }) : t("text")}</p>}
    </EmptyState>
  );
}

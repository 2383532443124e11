import { useTranslations } from "next-intl";
import { TipMark } from "@/components/ui/info-tip";
import type { Certainty } from "@/lib/transactions/detail-schema";

/** How sure a statement about the past is; why, on hover and focus. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  const t = useTranslations("transactions.detail.certainty");
  return (
    <TipMark tip={t(`${certainty}Tip`)} className="text-muted text-xs">
      {t(certainty)}
    </TipMark>
  );
}

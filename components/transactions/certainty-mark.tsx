import { useTranslations } from "next-intl";
import type { Certainty } from "@/lib/transactions/detail-schema";

/** How sure a statement about the past is; why, on hover and focus. */
export function CertaintyMark({ certainty }: { certainty: Certainty }) {
  const t = useTranslations("transactions.detail.certainty");
  return (
    <button
      type="button"
      data-tip={t(`${certainty}Tip`)}
      className="rounded-xs text-left text-muted text-xs underline decoration-dotted underline-offset-3"
    >
      {t(certainty)}
    </button>
  );
}

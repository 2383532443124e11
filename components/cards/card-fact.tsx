import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FactSource } from "@/lib/cards/schema";

type FactKind = "mode" | "form" | "holder";

interface CardFactProps {
  kind: FactKind;
  /** Null: nobody said, and nothing may be concluded. */
  source: FactSource | null;
  /** In lists the mark is one sign; the word is in its tooltip and for screen readers. */
  brief?: boolean;
  children?: ReactNode;
}

/** What is said of a card that the issuer itself may not say, with a mark that tells from what we have it. */
export function CardFact({ kind, source, brief = false, children }: CardFactProps) {
  const t = useTranslations("cards");
  if (source === null) {
    return (
      <span className="text-faint" data-tip={t(`source.${kind}Unknown`)}>
        {t("unknown")}
      </span>
    );
  }
  if (source === "issuer") return children;
  const why = t(source === "derived" ? `source.${kind}Derived` : `source.${kind}Recorded`);
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      <span className="truncate">{children}</span>
      {brief ? (
        <span className="relative z-1 shrink-0 text-faint text-xs" data-tip={why}>
          <span aria-hidden="true">{source === "derived" ? "≈" : "✎"}</span>
          <span className="sr-only"> ({t(`source.${source}`)})</span>
        </span>
      ) : (
        <button
          type="button"
          data-tip={why}
          className="shrink-0 rounded-xs text-faint text-xs underline decoration-dotted underline-offset-3"
        >
          {t(`source.${source}`)}
        </button>
      )}
    </span>
  );
}

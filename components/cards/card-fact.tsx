import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TipMark } from "@/components/ui/info-tip";
import type { FactSource } from "@/lib/cards/schema";

type FactKind = "mode" | "form" | "holder";

interface CardFactProps {
  kind: FactKind;
  /** Null: nobody said, and nothing may be concluded. */
  source: FactSource | null;
  /** In lists the mark is a plain word; what it stands on is told on the card. */
  brief?: boolean;
  children?: ReactNode;
}

/** What is said of a card that the issuer itself may not say, with a mark that tells from what we have it. */
export function CardFact({ kind, source, brief = false, children }: CardFactProps) {
  const t = useTranslations("cards");
  if (source === null) {
    return (
      <TipMark className="text-faint" tip={brief ? undefined : t(`source.${kind}Unknown`)}>
        {t("unknown")}
      </TipMark>
    );
  }
  if (source === "issuer") return children;
  const why = t(source === "derived" ? `source.${kind}Derived` : `source.${kind}Recorded`);
  return (
    <span className="inline-flex min-w-0 max-w-full items-baseline gap-1.5">
      <span className="truncate">{children}</span>
      {brief ? (
        <span className="shrink-0 text-faint text-xs">{t(`source.${source}`)}</span>
      ) : (
        <TipMark tip={why} className="shrink-0 text-faint text-xs">
          {t(`source.${source}`)}
        </TipMark>
      )}
    </span>
  );
}

"use client";

import ArrowRight from "lucide-react/icons/arrow-right";
import { useLocale, useTranslations } from "next-intl";
import type { CardActivity } from "@/lib/cards/schema";
import { formatAmount } from "@/lib/core/format";

interface ActivityChangesProps {
  changes: CardActivity["changes"];
  currency: string;
}

/** Fact: before → after. Amounts of limits are written in the card's currency. */
export function ActivityChanges({ changes, currency }: ActivityChangesProps) {
  const t = useTranslations("cards.activity");
  const locale = useLocale();
  const written = (text: string | null) => {
    if (text === null) return t("nothing");
    return /^-?\d+(\.\d+)?$/.test(text) ? `${formatAmount(text, currency, locale)} ${currency}` : text;
  };
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.fact} className="flex flex-wrap items-center gap-x-1.5 tabular-nums">
          <span>{t("fact", { fact: change.fact })}</span>
          <span>{written(change.before)}</span>
          <ArrowRight role="img" aria-label="→" className="size-3" />
          <span className="text-ink">{written(change.after)}</span>
        </li>
      ))}
    </ul>
  );
}

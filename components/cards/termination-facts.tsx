"use client";

import { useLocale, useTranslations } from "next-intl";
import type { CardDetail } from "@/lib/cards/schema";
import { formatAmount } from "@/lib/core/format";

/** The numbers that end with the card. */
export function TerminationFacts({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.terminate");
  const locale = useLocale();
  const counting = card.limits.filter((limit) => limit.percent !== null);
  return (
    <div className="text-sm">
      {counting.length > 0 ? (
        <>
          <p className="font-medium">{t("spentTitle")}</p>
          <ul className="mt-1 list-disc pl-5 text-muted tabular-nums">
            {counting.map((limit) => (
              <li key={limit.period}>
                {t("spent", {
                  period: limit.period,
                  used: formatAmount(limit.used, limit.currency, locale),
                  limit: `${formatAmount(limit.limit, limit.currency, locale)} ${limit.currency}`,
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {card.may.lock ? <p className="mt-2 text-muted">{t("lockInstead")}</p> : null}
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { CardDetail } from "@/lib/cards/schema";
import { LimitMeter } from "./limit-meter";

/** The card's rules as meters. */
export function CardLimits({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.limits");
  return (
    <Section title={t("title")} flush>
      {card.limits.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <div className="@container">
        <ul className="-mb-px grid @2xl:grid-cols-2">
          {card.limits.map((limit) => (
            <LimitMeter key={limit.period} limit={limit} timeZone={card.timeZone} />
          ))}
        </ul>
      </div>
    </Section>
  );
}

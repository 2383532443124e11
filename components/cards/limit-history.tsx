"use client";

import Gauge from "lucide-react/icons/gauge";
import { useTranslations } from "next-intl";
import { TipMark } from "@/components/ui/info-tip";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import type { CardDetail, CardLimitChange } from "@/lib/cards/schema";

/** The issuer's log of changes of this card's limits, with who made those that were made here. */
export function LimitHistory({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.limits");
  return (
    <Section title={t("history")}>
      {card.limitChanges.length === 0 ? <p className="text-muted text-sm">{t("noHistory")}</p> : null}
      <Timeline
        label={t("history")}
        items={card.limitChanges.map((change) => ({
          id: change.id,
          icon: <Gauge aria-hidden="true" />,
          title: <ChangeTitle change={change} currency={card.currency} />,
          time: <Time value={change.changedAt} />,
          children: (
            <p>
              {change.actorName ? t("by", { name: change.actorName }) : t("elsewhere")}
              {change.remark ? (
                <span className="text-ink">
                  {" "}
                  · <Stranger>{change.remark}</Stranger>
                </span>
              ) : null}
            </p>
          ),
        }))}
      />
    </Section>
  );
}

function ChangeTitle({ change, currency }: { change: CardLimitChange; currency: string }) {
  const t = useTranslations("cards.limits");
  const off = /^0*(\.0*)?$/.test(change.amount);
  return (
    <>
      {change.period ? (
        t("period", { period: change.period })
      ) : (
        <TipMark tip={t("unnamedTip")}>{t("unnamed")}</TipMark>
      )}{" "}
      {off
        ? t("switchedOff")
        : t.rich("to", { amount: () => <Money amount={change.amount} currency={currency} /> })}
    </>
  );
}

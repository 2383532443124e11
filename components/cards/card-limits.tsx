"use client";

import { clsx } from "clsx";
import History from "lucide-react/icons/history";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { InfoTip } from "@/components/ui/info-tip";
import { Meter } from "@/components/ui/meter";
import { Money } from "@/components/ui/money";
import { type Pressure, pressureOf } from "@/components/ui/pressure";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { CardDetail } from "@/lib/cards/schema";
import {
  formatAmount,
  formatClock,
  formatDate,
  formatDateTime,
  formatOffset,
  formatPercent,
} from "@/lib/core/format";
import type { LimitDto } from "@/lib/limit-rules/schema";

/** One rule: how much of it is used, what is left, and when it starts again. */
function LimitMeter({ limit, timeZone }: { limit: LimitDto; timeZone: string }) {
  const t = useTranslations("cards.limits");
  const name = t("period", { period: limit.period });
  return (
    <li
      aria-label={name}
      className="grid content-start gap-2 border-line border-b p-4 @2xl:last:odd:col-span-2 @2xl:odd:not-last:border-r"
    >
      <div className="flex min-h-5 items-center justify-between gap-3">
        <h3 className="font-medium text-sm">{name}</h3>
        {limit.off ? <Badge>{t("off")}</Badge> : <Percent limit={limit} />}
      </div>
      {limit.off ? (
        <p className="text-muted text-xs">{t("offText")}</p>
      ) : limit.percent === null ? (
        <PerTransaction limit={limit} />
      ) : (
        <Usage name={name} limit={limit} percent={limit.percent} timeZone={timeZone} />
      )}
    </li>
  );
}

function Percent({ limit }: { limit: LimitDto }) {
  const t = useTranslations("cards.limits");
  const locale = useLocale();
  if (limit.percent === null) return null;
  const over = limit.remaining?.startsWith("-") ?? false;
  return (
    <span className="flex items-center gap-1.5">
      <span className={clsx("text-sm tabular-nums", WEIGHT[pressureOf(Number(limit.percent))])}>
        {formatPercent(limit.percent, locale)}
      </span>
      {over ? <InfoTip label={t("reached")} text={t("overText")} /> : null}
    </span>
  );
}

function PerTransaction({ limit }: { limit: LimitDto }) {
  const t = useTranslations("cards.limits");
  return (
    <>
      <p>
        <Money amount={limit.limit} currency={limit.currency} className="font-medium text-base" />
      </p>
      <p className="text-muted text-xs">{t("transactionText")}</p>
    </>
  );
}

interface UsageProps {
  name: string;
  limit: LimitDto;
  percent: string;
  timeZone: string;
}

function Usage({ name, limit, percent, timeZone }: UsageProps) {
  const t = useTranslations("cards.limits");
  const locale = useLocale();
  const money = (amount: string) => `${formatAmount(amount, limit.currency, locale)} ${limit.currency}`;
  const remaining = limit.remaining ?? "0";
  const over = remaining.startsWith("-");
  const used = t("used", {
    used: formatAmount(limit.used, limit.currency, locale),
    limit: money(limit.limit),
  });
  const left = over
    ? t("over", { amount: money(remaining.slice(1)) })
    : t("left", { amount: money(remaining) });
  return (
    <>
      <Meter label={name} percent={percent} valueText={`${used} · ${left}`} />
      <div className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 text-sm tabular-nums">
        <span>{used}</span>
        <span className={over ? "font-medium text-danger" : "text-muted"}>{left}</span>
      </div>
      <LimitReset resetsAt={limit.resetsAt} timeZone={timeZone} />
      {limit.usedIsOld ? <LimitUsageIsOld readAt={limit.readAt} /> : null}
    </>
  );
}

const WEIGHT: Record<Pressure, string> = {
  normal: "text-muted",
  elevated: "font-medium text-ink",
  high: "font-semibold text-warning",
  reached: "font-semibold text-danger",
};

/** The last reading is from before the window began, so it counts nothing any more. */
function LimitUsageIsOld({ readAt }: { readAt: string }) {
  const t = useTranslations("cards.limits");
  return (
    <p className="flex gap-1.5 text-muted text-xs">
      <History aria-hidden="true" className="mt-0.5 size-3 shrink-0" />
      <span>{t.rich("oldText", { time: () => <Time value={readAt} /> })}</span>
    </p>
  );
}

/** When usage goes back to zero, in the issuer's zone, which is named, and in the viewer's where that is another. */
function LimitReset({ resetsAt, timeZone }: { resetsAt: string | null; timeZone: string }) {
  const t = useTranslations("cards.limits");
  const locale = useLocale();
  const viewerZone = useTimeZone() ?? timeZone;
  if (resetsAt === null) return <p className="text-muted text-xs">{t("never")}</p>;
  const time = `${formatDate(resetsAt, locale, timeZone)} ${formatClock(resetsAt, locale, timeZone)}`;
  const zone = `${timeZone.replaceAll("_", " ")} (${formatOffset(resetsAt, timeZone)})`;
  return (
    <p className="text-muted text-xs">
      <time dateTime={resetsAt} suppressHydrationWarning>
        {t("resets", { time, zone })}
        {formatOffset(resetsAt, timeZone) === formatOffset(resetsAt, viewerZone)
          ? null
          : ` · ${t("viewerZone", { time: formatDateTime(resetsAt, locale, viewerZone) })}`}
      </time>
    </p>
  );
}

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

"use client";

import { useQuery } from "@tanstack/react-query";
import Gauge from "lucide-react/icons/gauge";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LimitCardCell } from "@/components/limits/limit-card-cell";
import { limitAddress } from "@/components/limits/limit-params";
import { usePeriodName } from "@/components/limits/period-name";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter } from "@/components/ui/meter";
import { formatAmount, formatPercent } from "@/lib/core/format";
import type { LimitListItem } from "@/lib/limits/schema";
import { limitPressureOptions, overviewKeys } from "@/lib/overview/query-options";
import type { LimitPressureDto, PressureCount } from "@/lib/overview/schema";
import { CountLink } from "./count-link";
import { Widget } from "./widget";

/** How many rules are nearly or wholly used, and which most of all. */
export function LimitsWidget() {
  const read = useQuery(limitPressureOptions());
  useLiveRefresh({ topics: ["transactions", "cards"], keys: [overviewKeys.limits], gapMs: 5_000 });
  return (
    <Widget name="limits" read={read}>
      {(pressure) => (pressure.any ? <Pressure pressure={pressure} /> : <Empty />)}
    </Widget>
  );
}

function Pressure({ pressure }: { pressure: LimitPressureDto }) {
  const t = useTranslations("overview.limits");
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-3 gap-2">
        {pressure.steps.toReversed().map((step) => (
          <Step key={step.pressure} step={step} />
        ))}
      </dl>
      <h3 className="font-medium text-sm">{t("most")}</h3>
      {pressure.rules.length === 0 ? <p className="text-muted text-sm">{t("unused")}</p> : null}
      <ul className="grid gap-3">
        {pressure.rules.map((rule) => (
          <Rule key={`${rule.card.id}/${rule.period}`} rule={rule} />
        ))}
      </ul>
    </div>
  );
}

function Step({ step: { pressure, count, capped } }: { step: PressureCount }) {
  const t = useTranslations("overview.limits");
  return (
    <div>
      <dt className="text-muted text-xs">{t("from", { percent: pressure })}</dt>
      <dd>
        <CountLink
          count={count}
          capped={capped}
          href={limitAddress.href("/limits", { pressure })}
          label={t("rules", { count, percent: pressure })}
          className="font-semibold text-xl tracking-tight"
        />
      </dd>
    </div>
  );
}

function Rule({ rule }: { rule: LimitListItem }) {
  const t = useTranslations("overview.limits");
  const locale = useLocale();
  const period = usePeriodName()(rule.period);
  const used = t("used", {
    used: formatAmount(rule.used, rule.currency, locale),
    limit: formatAmount(rule.limit, rule.currency, locale),
    currency: rule.currency,
  });
  return (
    <li className="grid gap-1 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          href={`/cards/${encodeURIComponent(rule.card.id)}`}
          prefetch={false}
          className="min-w-0 truncate rounded-sm underline-offset-3 hover:underline"
        >
          <LimitCardCell card={rule.card} />
        </Link>
        <span className="font-medium tabular-nums">{formatPercent(rule.percent ?? "0", locale)}</span>
      </div>
      <Meter label={period} percent={rule.percent} valueText={used} size="sm" />
      <p className="flex flex-wrap justify-between gap-x-3 text-muted text-xs tabular-nums">
        <span>{period}</span>
        <span>{used}</span>
      </p>
    </li>
  );
}

function Empty() {
  const t = useTranslations("overview.limits");
  return (
    <EmptyState icon={<Gauge aria-hidden="true" />} title={t("none")}>
      {t("noneText")}
    </EmptyState>
  );
}

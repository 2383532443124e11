"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useLocale, useTranslations } from "next-intl";
import { TipMark } from "@/components/ui/info-tip";
import { StatusBadge } from "@/components/ui/status-badge";
import type { BalanceItem } from "@/lib/balances/schema";
import { formatAmount } from "@/lib/core/format";

/** What there is to say about a balance: low, not read, not named any more; in order only where an alert measures it. */
export function BalanceState({ item }: { item: BalanceItem }) {
  const t = useTranslations("balances.state");
  const locale = useLocale();
  const errors = useTranslations("errors");
  const { low, problem, missingSince, currency, alert } = item;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {low ? (
        <TipMark tip={t("lowTip", { threshold: formatAmount(low.threshold, currency, locale), currency })}>
          <StatusBadge
            status="low"
            table={{ low: { tone: "warning", icon: TriangleAlert, label: t("low") } }}
          />
        </TipMark>
      ) : null}
      {problem ? (
        <TipMark tip={errors(`${problem.code}.title`)}>
          <StatusBadge
            status="failed"
            table={{ failed: { tone: "danger", icon: CircleAlert, label: t("failed") } }}
          />
        </TipMark>
      ) : null}
      {missingSince ? (
        <TipMark tip={t("missingTip")}>
          <StatusBadge
            status="missing"
            table={{ missing: { tone: "neutral", icon: CircleHelp, label: t("missing") } }}
          />
        </TipMark>
      ) : null}
      {low || problem || missingSince ? null : alert === null ? (
        <span className="text-faint text-xs">{t("unmeasured")}</span>
      ) : (
        <StatusBadge status="ok" table={{ ok: { tone: "success", icon: CircleCheck, label: t("ok") } }} />
      )}
    </span>
  );
}

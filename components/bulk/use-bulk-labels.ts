"use client";

import { useLocale, useTranslations } from "next-intl";
import type { BulkKind } from "@/lib/bulk/constants";
import type { BulkAct } from "@/lib/bulk/schema";
import { formatAmount, formatSignedPercent } from "@/lib/core/format";
import type messages from "@/lib/i18n/messages/en/bulk.json";

type WhyKey = Exclude<keyof (typeof messages)["why"], "code">;
type LimitAct = Extract<BulkAct, { kind: "limits.edit" }>;
type Periods = "Transaction" | "Daily" | "Monthly" | "Lifetime";

export const KIND_KEYS = {
  "cards.lock": "lock",
  "cards.unlock": "unlock",
  "limits.edit": "limits",
} as const satisfies Record<BulkKind, string>;

interface BulkWords {
  /** “Lock 32 cards”. */
  act: (act: BulkAct, count: number) => string;
  /** What will happen, in one sentence with the number. */
  sentence: (act: BulkAct, count: number) => string;
  /** Why a card failed or was left as it is; a code of the issuer's is shown as it is. */
  why: (code: string) => string;
}

/** The labels of these pages in the viewer's language. */
export function useBulkLabels(): BulkWords {
  const t = useTranslations("bulk");
  const locale = useLocale();
  const rule = (period: Periods) => t(`period.${period}`);
  const amount = (value: string, currency: string | null) =>
    currency ? `${currency} ${formatAmount(value, currency, locale)}` : value;
  const setting = ({ rule: { setting: one }, currency }: LimitAct) => {
    if (one.kind === "off") return t("setting.off");
    if (one.kind === "percent") return formatSignedPercent(one.percent, locale);
    const value = amount(one.amount, currency);
    return one.kind === "atLeast" ? t("setting.atLeast", { amount: value }) : value;
  };
  const limitSentence = (act: LimitAct, count: number) => {
    const name = rule(act.rule.period);
    const one = act.rule.setting;
    if (one.kind === "off") return t("dialog.limitOffSentence", { rule: name, count });
    if (one.kind === "percent")
      return t("dialog.limitPercentSentence", { rule: name, percent: setting(act), count });
    const key = one.kind === "atLeast" ? "limitAtLeastSentence" : "limitSentence";
    return t(`dialog.${key}`, { rule: name, amount: amount(one.amount, act.currency), count });
  };
  return {
    act: (act, count) => {
      if (act.kind !== "limits.edit") return t(`run.${KIND_KEYS[act.kind]}`, { count });
      return t("run.limit", { rule: rule(act.rule.period), amount: setting(act), count });
    },
    sentence: (act, count) => {
      if (act.kind === "cards.lock") return t("dialog.lockSentence", { count });
      if (act.kind === "cards.unlock") return t("dialog.unlockSentence", { count });
      return limitSentence(act, count);
    },
    why: (code) => {
      const key = `why.${code}`;
      return code !== "code" && t.has(key as `why.${WhyKey}`)
        ? t(key as `why.${WhyKey}`)
        : t("why.code", { code });
    },
  };
}

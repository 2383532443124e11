"use client";

import { useLocale, useTranslations } from "next-intl";
import type { BulkAct } from "@/lib/bulk/schema";
import type { BulkKind } from "@/lib/bulk/vocabulary";
import { formatAmount } from "@/lib/core/format";
import type messages from "@/lib/i18n/messages/en/bulk.json";

type WhyKey = Exclude<keyof (typeof messages)["why"], "code">;
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

/** The names of this room in the viewer's language. */
export function useBulkWords(): BulkWords {
  const t = useTranslations("bulk");
  const locale = useLocale();
  const rule = (period: Periods) => t(`period.${period}`);
  const amount = (act: Extract<BulkAct, { kind: "limits.edit" }>) =>
    act.rule.setting.kind === "amount" && act.currency
      ? `${act.currency} ${formatAmount(act.rule.setting.amount, act.currency, locale)}`
      : null;
  return {
    act: (act, count) => {
      if (act.kind !== "limits.edit") return t(`run.${KIND_KEYS[act.kind]}`, { count });
      const set = amount(act);
      const name = rule(act.rule.period);
      return set
        ? t("run.limit", { rule: name, amount: set, count })
        : t("run.limitOff", { rule: name, count });
    },
    sentence: (act, count) => {
      if (act.kind === "cards.lock") return t("dialog.lockSentence", { count });
      if (act.kind === "cards.unlock") return t("dialog.unlockSentence", { count });
      const set = amount(act);
      const name = rule(act.rule.period);
      return set
        ? t("dialog.limitSentence", { rule: name, amount: set, count })
        : t("dialog.limitOffSentence", { rule: name, count });
    },
    why: (code) => {
      const key = `why.${code}`;
      return code !== "code" && t.has(key as `why.${WhyKey}`)
        ? t(key as `why.${WhyKey}`)
        : t("why.code", { code });
    },
  };
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { SELECTION_CAP } from "@/lib/bulk/constants";
import { formatNumber } from "@/lib/core/format";
import type { ActionError } from "@/lib/core/result";

/** What is wrong with the selection or the reason, in words of its own; null for every other error. */
export function useSelectionProblem(): (error: ActionError) => string | null {
  const t = useTranslations("bulk.dialog");
  const locale = useLocale();
  return ({ fields }) => {
    const problems = Object.values(fields ?? {});
    if (problems.includes("tooManySelected"))
      return t("tooMany", { cap: formatNumber(SELECTION_CAP, locale) });
    if (problems.includes("emptySelection") || problems.includes("nothingToDo")) return t("nothing");
    if (problems.includes("cardNumber")) return t("cardNumber");
    if (problems.includes("reasonNeeded")) return t("reasonNeeded");
    return null;
  };
}

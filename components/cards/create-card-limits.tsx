"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldErrors } from "@/lib/core/result";
import { LIMIT_PERIODS } from "@/lib/limit-rules/vocabulary";
import { useProblemText } from "./problem-text";

export function CreateCardLimits({ problems }: { problems: FieldErrors }) {
  const t = useTranslations("cards.create");
  const problemText = useProblemText();
  return (
    <fieldset>
      <legend className="font-medium text-sm">{t("limits")}</legend>
      <p className="mb-2 text-muted text-xs">{t("limitsHint")}</p>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {LIMIT_PERIODS.map((period) => {
          const problem = problems[period];
          return (
            <Field
              key={period}
              label={t("limit", { period })}
              error={problem ? problemText(problem) : undefined}
            >
              <Input
                name={period}
                inputMode="decimal"
                autoComplete="off"
                className="text-right tabular-nums"
              />
            </Field>
          );
        })}
      </div>
    </fieldset>
  );
}

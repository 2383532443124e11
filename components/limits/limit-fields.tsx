"use client";

import { useLocale, useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatAmount } from "@/lib/core/format";
import type { LimitPeriod } from "@/lib/limit-rules/constants";
import { type Draft, isBelowUsage, type RuleDraft, type RuleProblem } from "./limit-draft";

interface LimitFieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The rule that the form was opened for, and where its field is put. */
  focus?: { period: string | undefined; input: RefObject<HTMLInputElement | null> } | undefined;
  currency: string;
  problems: Partial<Record<LimitPeriod, RuleProblem>>;
}

/** The four rules: off, or an amount. “Off” is the only way to zero. */
export function LimitFields({ draft, onDraft, focus, currency, problems }: LimitFieldsProps) {
  const change = (period: LimitPeriod, part: Partial<RuleDraft>) =>
    onDraft(draft.map((rule) => (rule.period === period ? { ...rule, ...part } : rule)));
  return draft.map((rule) => (
    <LimitField
      key={rule.period}
      rule={rule}
      currency={currency}
      problem={problems[rule.period]}
      input={focus?.period === rule.period ? focus.input : undefined}
      onChange={(part) => change(rule.period, part)}
    />
  ));
}

interface LimitFieldProps {
  rule: RuleDraft;
  currency: string;
  problem: RuleProblem | undefined;
  input: RefObject<HTMLInputElement | null> | undefined;
  onChange: (part: Partial<RuleDraft>) => void;
}

function LimitField({ rule, currency, problem, input, onChange }: LimitFieldProps) {
  const t = useTranslations("limits");
  const errors = useTranslations("errors.amount");
  const locale = useLocale();
  const name = t(`period.${rule.period}`);
  const used =
    rule.now && rule.period !== "Transaction" ? formatAmount(rule.now.used, currency, locale) : null;
  const hint = isBelowUsage(rule, currency)
    ? t("edit.belowUsage", { used: `${used} ${currency}` })
    : used
      ? t("edit.used", { period: rule.period, used: `${used} ${currency}` })
      : undefined;
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-3">
      <Field label={name}>
        <Select
          value={rule.off ? "off" : "amount"}
          onChange={(event) => onChange({ off: event.target.value === "off" })}
        >
          <option value="off">{t("off")}</option>
          <option value="amount">{t("edit.limited")}</option>
        </Select>
      </Field>
      {rule.off ? (
        <p className="pt-7 text-muted text-sm">{t("edit.offText")}</p>
      ) : (
        <Field
          label={t("edit.amount", { period: name })}
          hint={hint}
          error={problem ? errors(problem.problem, { exponent: problem.exponent }) : undefined}
        >
          <Input
            ref={input}
            value={rule.typed}
            onChange={(event) => onChange({ typed: event.target.value })}
            inputMode="decimal"
            autoComplete="off"
            suffix={currency}
            className="text-right tabular-nums"
          />
        </Field>
      )}
    </div>
  );
}

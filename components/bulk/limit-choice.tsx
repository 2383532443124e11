"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { BulkAct, SelectionDto } from "@/lib/bulk/schema";
import { parseAmountInput } from "@/lib/core/amount-input";
import { LIMIT_PERIODS, type LimitPeriod } from "@/lib/limits/vocabulary";

interface LimitChoiceProps {
  formId: string;
  selection: SelectionDto;
  onChosen: (act: BulkAct) => void;
}

/** One of the four rules: off, or an amount in one currency. “Off” is the only way to zero. */
export function LimitChoice({ formId, selection, onChosen }: LimitChoiceProps) {
  const t = useTranslations("bulk");
  const errors = useTranslations("errors.amount");
  const [period, setPeriod] = useState<LimitPeriod>("Daily");
  const [off, setOff] = useState(false);
  const [typed, setTyped] = useState("");
  const [currency, setCurrency] = useState(selection.currencies[0]?.currency ?? "");
  const [checked, setChecked] = useState(false);
  const parsed = parseAmountInput(typed, currency, { allowZero: false });
  const problem = off || parsed.ok || !checked ? undefined : parsed;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (off) onChosen({ kind: "limits.edit", rule: { period, setting: { kind: "off" } }, currency: null });
    else if (parsed.ok) {
      const setting = { kind: "amount" as const, amount: parsed.amount };
      onChosen({ kind: "limits.edit", rule: { period, setting }, currency });
    }
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("dialog.rule")}>
          <Select value={period} onChange={({ target }) => setPeriod(periodOf(target.value))}>
            {LIMIT_PERIODS.map((one) => (
              <option key={one} value={one}>
                {t(`period.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("dialog.setting")}>
          <Select value={off ? "off" : "amount"} onChange={(event) => setOff(event.target.value === "off")}>
            <option value="off">{t("dialog.off")}</option>
            <option value="amount">{t("dialog.limited")}</option>
          </Select>
        </Field>
      </div>
      {off ? null : (
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label={t("dialog.currency")} hint={t("dialog.currencyHint")}>
            <Select value={currency} onChange={(event) => setCurrency(event.target.value)}>
              {selection.currencies.map((one) => (
                <option key={one.currency} value={one.currency}>
                  {t("dialog.currencyOption", one)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t("dialog.amount")}
            error={problem ? errors(problem.problem, { exponent: problem.exponent }) : undefined}
            required
          >
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              inputMode="decimal"
              autoComplete="off"
              suffix={currency}
              className="text-right tabular-nums"
            />
          </Field>
        </div>
      )}
    </form>
  );
}

function periodOf(value: string): LimitPeriod {
  return LIMIT_PERIODS.find((one) => one === value) ?? "Daily";
}

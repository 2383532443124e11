"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LIMIT_MODES, type LimitMode } from "@/lib/bulk/constants";
import type { BulkAct, SelectionDto } from "@/lib/bulk/schema";
import { LIMIT_PERIODS, type LimitPeriod } from "@/lib/limit-rules/constants";
import { readLimitChoice } from "./read-limit-choice";

interface LimitChoiceProps {
  formId: string;
  selection: SelectionDto;
  onChosen: (act: BulkAct) => void;
}

/** One of the four rules, and how it changes: to an amount, up to one, by a percentage, or off. */
export function LimitChoice({ formId, selection, onChosen }: LimitChoiceProps) {
  const t = useTranslations("bulk");
  const errors = useTranslations("errors.amount");
  const [period, setPeriod] = useState<LimitPeriod>("Daily");
  const [mode, setMode] = useState<LimitMode>("amount");
  const [typed, setTyped] = useState("");
  const [chosen, setCurrency] = useState(selection.currencies[0]?.currency ?? "");
  const [checked, setChecked] = useState(false);
  const percent = mode === "percent";
  const currency = percent || chosen ? chosen : (selection.currencies[0]?.currency ?? "");
  const read = readLimitChoice({ period, mode, typed, currency });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (read.ok) onChosen(read.act);
  };
  const problem = () => {
    if (!checked || read.ok) return undefined;
    if (read.problem === "percent") return t("dialog.percentProblem");
    return errors(read.problem, { exponent: read.exponent });
  };
  return (
    <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("dialog.rule")}>
          <Select value={period} onChange={({ target }) => setPeriod(oneOf(LIMIT_PERIODS, target.value))}>
            {LIMIT_PERIODS.map((one) => (
              <option key={one} value={one}>
                {t(`period.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("dialog.setting")}>
          <Select value={mode} onChange={({ target }) => setMode(oneOf(LIMIT_MODES, target.value))}>
            {LIMIT_MODES.map((one) => (
              <option key={one} value={one}>
                {t(`dialog.mode.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {mode === "off" ? null : (
        <div className="grid grid-cols-2 items-start gap-3">
          <Field label={t("dialog.currency")} hint={t("dialog.currencyHint")}>
            <Select value={currency} onChange={(event) => setCurrency(event.target.value)}>
              {percent ? <option value="">{t("dialog.everyCurrency")}</option> : null}
              {selection.currencies.map((one) => (
                <option key={one.currency} value={one.currency}>
                  {t("dialog.currencyOption", one)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={t(percent ? "dialog.percent" : "dialog.amount")}
            hint={percent ? t("dialog.percentHint") : undefined}
            error={problem()}
            required
          >
            <Input
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              inputMode={percent ? "text" : "decimal"}
              autoComplete="off"
              suffix={percent ? "%" : currency}
              className="text-right tabular-nums"
            />
          </Field>
        </div>
      )}
    </form>
  );
}

function oneOf<T extends string>(all: readonly [T, ...T[]], value: string): T {
  return all.find((one) => one === value) ?? all[0];
}

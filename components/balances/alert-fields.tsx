"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { CORPORATE, EVERY_USER } from "@/lib/balances/constants";
import type { AlertForm } from "./use-alert-form";

export interface AlertDraft {
  owner: string;
  currency: string;
  threshold: string;
}

interface AlertFieldsProps {
  draft: AlertDraft;
  onDraft: (draft: AlertDraft) => void;
  form: AlertForm;
  /** Proposed; another one may be typed. */
  currencies: readonly string[];
}

/** Whom an alert is for, in which currency, and below what. */
export function AlertFields({ draft, onDraft, form, currencies }: AlertFieldsProps) {
  const t = useTranslations("balances");
  const list = useId();
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field
        label={t("alerts.for")}
        hint={draft.owner === EVERY_USER ? t("alerts.everyUserHint") : undefined}
        error={form.problem("owner")}
      >
        <Select value={draft.owner} onChange={(event) => onDraft({ ...draft, owner: event.target.value })}>
          <option value={CORPORATE}>{t("corporate")}</option>
          <option value={EVERY_USER}>{t("alerts.everyUser")}</option>
        </Select>
      </Field>
      <Field label={t("alerts.currency")} error={form.problem("currency")} required>
        <Input
          value={draft.currency}
          list={list}
          maxLength={12}
          autoComplete="off"
          spellCheck={false}
          className="uppercase"
          onChange={(event) => onDraft({ ...draft, currency: event.target.value })}
        />
        <datalist id={list}>
          {currencies.map((currency) => (
            <option key={currency} value={currency} />
          ))}
        </datalist>
      </Field>
      <ThresholdField
        value={draft.threshold}
        onChange={(threshold) => onDraft({ ...draft, threshold })}
        form={form}
      />
    </div>
  );
}

interface ThresholdFieldProps {
  value: string;
  onChange: (threshold: string) => void;
  form: AlertForm;
}

export function ThresholdField({ value, onChange, form }: ThresholdFieldProps) {
  const t = useTranslations("balances.alerts");
  return (
    <Field label={t("threshold")} hint={t("thresholdHint")} error={form.problem("threshold")} required>
      <Input
        value={value}
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        className="text-right tabular-nums"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

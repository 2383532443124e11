"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FeeDraft, FeeProblems } from "./fee-draft";
import { useWalletProblem } from "./wallet-problem";

interface FeeFieldsProps {
  draft: FeeDraft;
  onDraft: (draft: FeeDraft) => void;
  currency: string;
  problems: FeeProblems;
}

/** Percentage, fixed part and the two bounds. */
export function FeeFields({ draft, onDraft, currency, problems }: FeeFieldsProps) {
  const t = useTranslations("wallets.fees");
  const problem = useWalletProblem(problems);
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problems]);
  const input = (field: "percentage" | "fixedAmount" | "minAmount" | "maxAmount") => ({
    value: draft[field],
    inputMode: "decimal" as const,
    autoComplete: "off",
    maxLength: 24,
    className: "tabular-nums",
    onChange: (event: { target: { value: string } }) => onDraft({ ...draft, [field]: event.target.value }),
  });
  return (
    <div ref={fields} className="grid gap-4 sm:grid-cols-2">
      <Field label={t("percentage")} hint={t("percentageHint")} error={problem("percentage")} required>
        <Input {...input("percentage")} suffix="%" />
      </Field>
      <Field label={t("fixedAmount")} hint={t("fixedHint")} error={problem("fixedAmount")} required>
        <Input {...input("fixedAmount")} prefix={currency} />
      </Field>
      <Field label={t("minAmount")} hint={t("minHint")} error={problem("minAmount")} required>
        <Input {...input("minAmount")} prefix={currency} />
      </Field>
      <div className="grid content-start gap-2">
        {draft.bounded ? (
          <Field label={t("maxAmount")} error={problem("maxAmount")} required>
            <Input {...input("maxAmount")} prefix={currency} />
          </Field>
        ) : null}
        <Checkbox
          label={t("bounded")}
          checked={draft.bounded}
          onChange={(event) => onDraft({ ...draft, bounded: event.target.checked })}
        />
      </div>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { parseAmountInput } from "@/lib/core/amount-input";
import { type FeeFacts, type ToldFee, wholeFee } from "@/lib/wallets/fee-rule";
import { NO_FEE } from "./fee-draft";
import { FeeSteps } from "./fee-steps";

export interface ExampleColumn {
  id: "now" | "then";
  /** Null: what is typed is not a rule yet, or the issuer does not tell enough of it. */
  rule: FeeFacts | null;
}

/** The rule that is calculated with now: none at all keeps nothing. */
export const ruleNow = (told: ToldFee | null): FeeFacts | null => (told ? wholeFee(told) : NO_FEE);

interface FeeExampleProps {
  /** One rule, or the one that is beside the one that will be. */
  columns: readonly ExampleColumn[];
  currency: string;
  /** The sample top-up as it is typed. */
  amount: string;
  onAmount: (typed: string) => void;
}

/** The same for the rule as the issuer tells it. */
export function FeeExampleNow({
  rule,
  ...rest
}: Omit<FeeExampleProps, "columns"> & { rule: ToldFee | null }) {
  return <FeeExample columns={[{ id: "now", rule: ruleNow(rule) }]} {...rest} />;
}

/** What a rule keeps of a top-up, step by step, before anything is saved. */
export function FeeExample({ columns, currency, amount, onAmount }: FeeExampleProps) {
  const t = useTranslations("wallets");
  const problem = useTranslations("errors.amount");
  const sample = parseAmountInput(amount, currency, { allowZero: false });
  return (
    <Section title={t("example.title")}>
      <div className="grid gap-4">
        <Field
          label={t("example.amount")}
          error={sample.ok ? undefined : problem(sample.problem, { exponent: sample.exponent })}
          className="max-w-60"
        >
          <Input
            value={amount}
            prefix={currency}
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            className="tabular-nums"
            onChange={(event) => onAmount(event.target.value)}
          />
        </Field>
        {sample.ok ? <FeeSteps columns={columns} currency={currency} amount={sample.amount} /> : null}
        {columns.map(({ id, rule }) =>
          rule ? null : (
            <p key={id} role="status" className="text-muted text-sm">
              {t(id === "now" ? "example.notTold" : "example.pending")}
            </p>
          ),
        )}
        <p className="text-muted text-xs">
          {t("fees.formula")} {t("fees.rounding")}
        </p>
      </div>
    </Section>
  );
}

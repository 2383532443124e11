"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { TOPUP_CURRENCY } from "@/lib/wallets/constants";
import { type FeeFacts, sameFee } from "@/lib/wallets/fee-rule";
import type { FeeRuleDto } from "@/lib/wallets/schema";
import { FeeConfirm } from "./fee-confirm";
import { draftOf, type FeeDraft, type FeeProblems, readDraft } from "./fee-draft";
import { FeeExample, ruleNow } from "./fee-example";
import { useWalletProblem } from "./wallet-problem";

interface FeeEditorProps {
  /** The rule as it was when the form was opened, and as it is by now. */
  opened: FeeRuleDto;
  current: FeeRuleDto;
  sample: { amount: string; onAmount: (typed: string) => void };
  onReopen: () => void;
  onClose: () => void;
  onFollow: (operationId: string) => void;
}

/** The new rule beside what it would keep of a top-up, and what is kept now; nothing is sent before the review. */
export function FeeEditor({ opened, current, sample, onReopen, onClose, onFollow }: FeeEditorProps) {
  const t = useTranslations("wallets");
  const currency = opened.rule?.currency ?? TOPUP_CURRENCY;
  const [draft, setDraft] = useState(() => draftOf(opened.rule));
  const [problems, setProblems] = useState<FeeProblems>({});
  const [reviewed, setReviewed] = useState<FeeFacts | null>(null);
  const read = readDraft(draft, currency);
  const review = (event: FormEvent) => {
    event.preventDefault();
    const same = read.ok && opened.rule !== null && sameFee(opened.rule, read.facts);
    setProblems(read.ok ? (same ? { percentage: "noChange" } : {}) : read.problems);
    if (read.ok && !same) setReviewed(read.facts);
  };
  return (
    <>
      {current.version === opened.version ? null : (
        <Callout
          tone="warning"
          role="status"
          title={t("editor.changedMeanwhile")}
          actions={<Button onClick={onReopen}>{t("editor.reload")}</Button>}
        >
          {t("editor.changedText")}
        </Callout>
      )}
      <div className="grid gap-4 xl:grid-cols-2 xl:items-start">
        <Section title={t("editor.title")}>
          <form onSubmit={review} noValidate className="grid gap-4">
            <FeeFields draft={draft} onDraft={setDraft} currency={currency} problems={problems} />
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={onClose}>{t("editor.cancel")}</Button>
              <Button variant="primary" type="submit">
                {t("editor.review")}
              </Button>
            </div>
          </form>
        </Section>
        <FeeExample
          columns={[
            { id: "now", rule: ruleNow(opened.rule) },
            { id: "then", rule: read.ok ? read.facts : null },
          ]}
          currency={currency}
          {...sample}
        />
      </div>
      {reviewed ? (
        <FeeConfirm
          opened={opened}
          facts={reviewed}
          currency={currency}
          amount={sample.amount}
          onBack={() => setReviewed(null)}
          onReopen={() => {
            setReviewed(null);
            onReopen();
          }}
          onClose={onClose}
          onFollow={onFollow}
        />
      ) : null}
    </>
  );
}

interface FeeFieldsProps {
  draft: FeeDraft;
  onDraft: (draft: FeeDraft) => void;
  currency: string;
  problems: FeeProblems;
}

/** Percentage, fixed part and the two bounds. */
function FeeFields({ draft, onDraft, currency, problems }: FeeFieldsProps) {
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

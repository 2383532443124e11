"use client";

import Trash2 from "lucide-react/icons/trash-2";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { APPROVAL_KINDS, POLICY_RULES_MAX, THRESHOLD_OF } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import type { PolicyDto } from "@/lib/approvals/schema";
import { ROLES } from "@/lib/auth/constants";
import { type DraftProblem, type DraftRule, newRule, problemsOf, toDraft, toRules } from "./policy-draft";
import { PolicyPreview } from "./policy-preview";
import { PolicyReview } from "./policy-review";
import { PolicyVersion } from "./policy-version";
import { useApprovalLabels } from "./use-approval-labels";

/** Writes other rules, tries them on examples, and looks at the difference before asking for them. */
export function PolicyEditor({ policy, onClose }: { policy: PolicyDto; onClose: () => void }) {
  const t = useTranslations("approvals.policy");
  const [draft, setDraft] = useState(() => toDraft(policy.rules));
  const [checked, setChecked] = useState(false);
  const [review, setReview] = useState(false);
  const rules = toRules(draft);
  const problems = problemsOf(draft);
  const same = contentOf(rules) === contentOf(policy.rules);
  const goOn = () => {
    setChecked(true);
    if (problems.size === 0 && !same) setReview(true);
  };
  return (
    <div className="grid max-w-5xl gap-4">
      <Section title={t("edit")} description={<PolicyVersion policy={policy} />} flush>
        {draft.map((rule, index) => (
          <PolicyRuleFields
            key={rule.id}
            rule={rule}
            number={index + 1}
            problems={checked ? (problems.get(rule.id) ?? {}) : {}}
            onChange={(next) => setDraft(draft.map((one) => (one.id === next.id ? next : one)))}
            onRemove={() => setDraft(draft.filter(({ id }) => id !== rule.id))}
          />
        ))}
        <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-3">
          <Button
            disabled={draft.length >= POLICY_RULES_MAX}
            onClick={() => setDraft([...draft, newRule(draft)])}
          >
            {t("add")}
          </Button>
          <span className="flex-1" />
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button variant="primary" onClick={goOn}>
            {t("review")}
          </Button>
        </div>
        {checked && same ? (
          <p role="alert" className="px-4 pb-3 text-danger text-sm">
            {t("noChange")}
          </p>
        ) : null}
      </Section>
      {problems.size === 0 ? <PolicyPreview rules={rules} /> : null}
      {review ? (
        <PolicyReview policy={policy} rules={rules} onBack={() => setReview(false)} onDone={onClose} />
      ) : null}
    </div>
  );
}

/** Equal rules give equal texts. */
function contentOf(rules: readonly PolicyRule[]): string {
  return JSON.stringify(
    rules.map(({ kind, role, currency, threshold, needsSecond }) => [
      kind,
      role,
      currency,
      threshold,
      needsSecond,
    ]),
  );
}

interface PolicyRuleFieldsProps {
  rule: DraftRule;
  number: number;
  problems: Partial<Record<"currency" | "threshold", DraftProblem>>;
  onChange: (rule: DraftRule) => void;
  onRemove: () => void;
}

/** One rule of the editor; what its kind cannot have is not asked. */
function PolicyRuleFields({ rule, number, problems, onChange, onRemove }: PolicyRuleFieldsProps) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalLabels();
  const counts = THRESHOLD_OF[rule.kind];
  const change = (part: Partial<DraftRule>) => onChange({ ...rule, ...part });
  const problem = (name: "currency" | "threshold") =>
    problems[name] ? t(`problem.${problems[name]}`) : undefined;
  return (
    <fieldset className="flex items-start gap-2 border-line border-b px-4 py-3 last:border-b-0">
      <legend className="sr-only">{t("rule", { number })}</legend>
      <span aria-hidden="true" className="w-5 pt-7 text-faint text-xs tabular-nums">
        {number}
      </span>
      <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <Field label={t("kind")}>
          <Select
            value={rule.kind}
            onChange={(event) =>
              change({ kind: APPROVAL_KINDS.find((one) => one === event.target.value) ?? rule.kind })
            }
          >
            {APPROVAL_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kind(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("role")}>
          <Select value={rule.role} onChange={(event) => change({ role: event.target.value })}>
            <option value="">{t("anyRole")}</option>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {words.role(one)}
              </option>
            ))}
          </Select>
        </Field>
        {counts === "none" ? null : (
          <Field label={t("threshold")} error={problem("threshold")}>
            <Input
              inputMode="decimal"
              autoComplete="off"
              placeholder={t(counts === "items" ? "anyNumber" : "anyAmount")}
              value={rule.threshold}
              onChange={(event) => change({ threshold: event.target.value })}
            />
          </Field>
        )}
        {counts === "amount" ? (
          <Field label={t("currency")} error={problem("currency")}>
            <Input
              autoComplete="off"
              maxLength={5}
              placeholder={t("anyCurrency")}
              value={rule.currency}
              onChange={(event) => change({ currency: event.target.value })}
            />
          </Field>
        ) : null}
        <Field label={t("answer")}>
          <Select
            value={rule.needsSecond ? "second" : "alone"}
            onChange={(event) => change({ needsSecond: event.target.value === "second" })}
          >
            <option value="second">{t("second")}</option>
            <option value="alone">{t("alone")}</option>
          </Select>
        </Field>
      </div>
      <span className="pt-6">
        <IconButton label={t("remove", { number })} icon={<Trash2 />} onClick={onRemove} />
      </span>
    </fieldset>
  );
}

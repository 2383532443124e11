"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { contentOf } from "@/components/approvals/policy-content";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { PolicyDto } from "@/lib/approvals/schema";
import { POLICY_RULES_MAX } from "@/lib/approvals/vocabulary";
import { newRule, problemsOf, toDraft, toRules } from "./policy-draft";
import { PolicyPreview } from "./policy-preview";
import { PolicyReview } from "./policy-review";
import { PolicyRuleFields } from "./policy-rule-fields";
import { PolicyVersion } from "./policy-version";

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

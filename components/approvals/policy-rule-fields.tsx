"use client";

import Trash2 from "lucide-react/icons/trash-2";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { APPROVAL_KINDS, THRESHOLD_OF } from "@/lib/approvals/vocabulary";
import { ROLES } from "@/lib/auth/vocabulary";
import type { DraftProblem, DraftRule } from "./policy-draft";
import { useApprovalWords } from "./use-approval-words";

interface PolicyRuleFieldsProps {
  rule: DraftRule;
  number: number;
  problems: Partial<Record<"currency" | "threshold", DraftProblem>>;
  onChange: (rule: DraftRule) => void;
  onRemove: () => void;
}

/** One rule of the editor; what its kind cannot have is not asked. */
export function PolicyRuleFields({ rule, number, problems, onChange, onRemove }: PolicyRuleFieldsProps) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalWords();
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

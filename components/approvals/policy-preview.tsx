"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { APPROVAL_KINDS, type ApprovalKind, THRESHOLD_OF } from "@/lib/approvals/constants";
import { decide, type PolicyAction, type PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";
import { parseAmountInput } from "@/lib/core/amount-input";
import { kindKey, useApprovalLabels } from "./use-approval-labels";

/** An example of the viewer's own, and what the given rules say of it. */
export function PolicyPreview({ rules }: { rules: readonly PolicyRule[] }) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalLabels();
  const [kind, setKind] = useState<ApprovalKind>("transfers.create");
  const [role, setRole] = useState<string>("finance");
  const [size, setSize] = useState("5000");
  const [currency, setCurrency] = useState("HKD");
  const counts = THRESHOLD_OF[kind];
  const action = toAction(kind, role, size, currency);
  return (
    <Section title={t("preview")} description={t("previewText")}>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("previewKind")}>
          <Select
            value={kind}
            onChange={(event) => setKind(APPROVAL_KINDS.find((one) => one === event.target.value) ?? kind)}
          >
            {APPROVAL_KINDS.map((one) => (
              <option key={one} value={one}>
                {words.kind(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("previewRole")}>
          <Select value={role} onChange={(event) => setRole(event.target.value)}>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {words.role(one)}
              </option>
            ))}
          </Select>
        </Field>
        {counts === "none" ? null : (
          <Field label={t(counts === "items" ? "previewItems" : "previewAmount")}>
            <Input inputMode="decimal" value={size} onChange={(event) => setSize(event.target.value)} />
          </Field>
        )}
        {counts === "amount" ? (
          <Field label={t("currency")}>
            <Input
              value={currency}
              maxLength={5}
              autoComplete="off"
              onChange={(event) => setCurrency(event.target.value.toUpperCase())}
            />
          </Field>
        ) : null}
      </div>
      <p role="status" className="mt-3 font-medium text-base">
        {action ? <Verdict rules={rules} action={action} /> : t("previewUnknown")}
      </p>
    </Section>
  );
}

function Verdict({ rules, action }: { rules: readonly PolicyRule[]; action: PolicyAction }) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalLabels();
  const { amount, items } = action;
  const what = t(`what.${kindKey(action.kind)}`, {
    amount: amount?.amount ? words.amount(amount.amount, amount.currency) : "",
    count: items ?? 0,
  });
  const said = { what, role: words.role(action.role) };
  const decision = decide(rules, action);
  if (decision.alone) return t("previewAlone", said);
  const number = rules.indexOf(decision.rule) + 1;
  return (
    <>
      {t("previewSecond", said)}{" "}
      <span className="font-normal text-muted text-sm">
        {number > 0
          ? t("previewRule", { number })
          : t("previewUnnamed", { currency: decision.rule.currency ?? "" })}
      </span>
    </>
  );
}

/** Null while the size is not one. */
function toAction(kind: ApprovalKind, role: string, size: string, currency: string): PolicyAction | null {
  const counts = THRESHOLD_OF[kind];
  if (counts === "none") return { kind, role };
  if (counts === "items") return /^\d{1,6}$/.test(size.trim()) ? { kind, role, items: Number(size) } : null;
  if (!/^[A-Z]{3,5}$/.test(currency)) return null;
  const parsed = parseAmountInput(size, currency);
  return parsed.ok ? { kind, role, amount: { amount: parsed.amount, currency } } : null;
}

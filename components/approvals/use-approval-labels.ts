"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ApprovalKind, ApprovalStatus } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";
import { formatAmount } from "@/lib/core/format";
import type messages from "@/lib/i18n/messages/en/approvals.json";

type KindKey = keyof (typeof messages)["kinds"];
type FailureKey = keyof (typeof messages)["failures"];

const KIND_KEYS = {
  "transfers.create": "transfers_create",
  "limits.edit": "limits_edit",
  "cards.terminate": "cards_terminate",
  "wallets.fees": "wallets_fees",
  bulk: "bulk",
  "team.grant": "team_grant",
  "approvals.policy": "approvals_policy",
} as const satisfies Record<ApprovalKind, KindKey>;

export function kindKey(kind: ApprovalKind): (typeof KIND_KEYS)[ApprovalKind] {
  return KIND_KEYS[kind];
}

interface ApprovalWords {
  kind: (kind: ApprovalKind) => string;
  status: (status: ApprovalStatus) => string;
  role: (role: string) => string;
  /** Why an execution failed; a code of the issuer's is shown as it is. */
  failure: (code: string) => string;
  /** A rule of the policy in one line. */
  rule: (rule: PolicyRule) => string;
  amount: (amount: string, currency: string) => string;
}

/** The labels of these pages in the viewer's language. */
export function useApprovalLabels(): ApprovalWords {
  const t = useTranslations("approvals");
  const roles = useTranslations("layout.roles");
  const locale = useLocale();
  const role = (name: string) => {
    const known = ROLES.find((one) => one === name);
    return known ? roles(known) : name;
  };
  const amount = (value: string, currency: string) => `${currency} ${formatAmount(value, currency, locale)}`;
  const scope = ({ kind, threshold, currency }: PolicyRule) => {
    if (threshold === null) return currency ? t("rule.inCurrency", { currency }) : t("rule.always");
    if (kind === "bulk") return t("rule.aboveItems", { count: Number(threshold) });
    return currency
      ? t("rule.above", { amount: amount(threshold, currency) })
      : t("rule.aboveAny", { amount: formatAmount(threshold, "XXX", locale) });
  };
  const kind = (name: ApprovalKind) => t(`kinds.${KIND_KEYS[name]}`);
  return {
    kind,
    status: (status) => t(`statuses.${status}`),
    role,
    failure: (code) => {
      const key = `failures.${code}`;
      return t.has(key as `failures.${FailureKey}`)
        ? t(key as `failures.${FailureKey}`)
        : t("outcome.code", { code });
    },
    rule: (rule) =>
      t(rule.needsSecond ? "rule.second" : "rule.alone", {
        kind: kind(rule.kind),
        role: rule.role ? role(rule.role) : t("rule.everybody"),
        scope: scope(rule),
      }),
    amount,
  };
}

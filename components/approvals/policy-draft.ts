import type { PolicyRule } from "@/lib/approvals/decide";
import { APPROVAL_KINDS, type ApprovalKind, THRESHOLD_OF } from "@/lib/approvals/vocabulary";
import { ROLE_NAMES } from "@/lib/staff/vocabulary";

/** A rule as it is being written: empty texts stand for “any”. */
export interface DraftRule {
  id: number;
  kind: ApprovalKind;
  role: string;
  currency: string;
  threshold: string;
  needsSecond: boolean;
}

export function toDraft(rules: readonly PolicyRule[]): DraftRule[] {
  return rules.map((rule, id) => ({
    ...rule,
    id,
    role: rule.role ?? "",
    currency: rule.currency ?? "",
    threshold: rule.threshold ?? "",
  }));
}

/** The rules that a draft says; what a kind cannot have is left out. */
export function toRules(draft: readonly DraftRule[]): PolicyRule[] {
  return draft.map(({ kind, role, currency, threshold, needsSecond }) => {
    const counts = THRESHOLD_OF[kind];
    const written = threshold.replace(/[,\s]/g, "");
    return {
      kind,
      role: ROLE_NAMES.find((one) => one === role) ?? null,
      currency: counts === "amount" ? currency.trim().toUpperCase() || null : null,
      threshold: counts === "none" ? null : written.replace(/^0+(?=\d)/, "") || null,
      needsSecond,
    };
  });
}

/** The first empty rule that a click adds. */
export function newRule(draft: readonly DraftRule[]): DraftRule {
  const id = Math.max(-1, ...draft.map((rule) => rule.id)) + 1;
  return { id, kind: APPROVAL_KINDS[0], role: "", currency: "", threshold: "", needsSecond: true };
}

export type DraftProblem = "currencyFormat" | "currencyNeeded" | "amountFormat";

/** Rule → what is wrong with it. */
export function problemsOf(
  draft: readonly DraftRule[],
): Map<number, Partial<Record<"currency" | "threshold", DraftProblem>>> {
  const rules = toRules(draft);
  return new Map(
    draft.flatMap(({ id, kind }, index) => {
      const { currency, threshold } = rules[index] ?? { currency: null, threshold: null };
      const digits = kind === "bulk" ? /^\d{1,15}$/ : /^\d{1,15}(\.\d{1,4})?$/;
      const found = {
        ...(currency !== null && !/^[A-Z]{3,5}$/.test(currency)
          ? { currency: "currencyFormat" as const }
          : {}),
        ...(currency === null && threshold !== null && THRESHOLD_OF[kind] === "amount"
          ? { currency: "currencyNeeded" as const }
          : {}),
        ...(threshold !== null && !digits.test(threshold) ? { threshold: "amountFormat" as const } : {}),
      };
      return Object.keys(found).length > 0 ? [[id, found] as const] : [];
    }),
  );
}

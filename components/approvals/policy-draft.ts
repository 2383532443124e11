import { APPROVAL_KINDS, type ApprovalKind, THRESHOLD_OF } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";
import { parseAmountInput } from "@/lib/core/amount-input";

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
    const code = currency.trim().toUpperCase();
    return {
      kind,
      role: ROLES.find((one) => one === role) ?? null,
      currency: counts === "amount" ? code || null : null,
      threshold: counts === "none" ? null : plainThreshold(kind, threshold, code) || null,
      needsSecond,
    };
  });
}

/** As a person means it, without decimals that say nothing; what is no amount stays, to be found at its rule. */
function plainThreshold(kind: ApprovalKind, typed: string, currency: string): string {
  const read = readThreshold(kind, typed, currency);
  return read.ok ? read.amount.replace(/\.0+$/, "") : typed.trim();
}

/** A number of things has no decimals, as the yen has none. */
function readThreshold(kind: ApprovalKind, typed: string, currency: string) {
  return parseAmountInput(typed, kind === "bulk" ? "JPY" : currency);
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
    draft.flatMap(({ id, kind, threshold: typed }, index) => {
      const { currency, threshold } = rules[index] ?? { currency: null, threshold: null };
      const found = {
        ...(currency !== null && !/^[A-Z]{3,5}$/.test(currency)
          ? { currency: "currencyFormat" as const }
          : {}),
        ...(currency === null && threshold !== null && THRESHOLD_OF[kind] === "amount"
          ? { currency: "currencyNeeded" as const }
          : {}),
        ...(threshold !== null && !readThreshold(kind, typed, currency ?? "").ok
          ? { threshold: "amountFormat" as const }
          : {}),
      };
      return Object.keys(found).length > 0 ? [[id, found] as const] : [];
    }),
  );
}

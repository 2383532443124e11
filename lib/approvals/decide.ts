import { Decimal } from "decimal.js";
import type { ApprovalKind } from "@/lib/approvals/vocabulary";
import type { RoleName } from "@/lib/staff/vocabulary";

export interface PolicyRule {
  kind: ApprovalKind;
  /** Null: whoever asks. */
  role: RoleName | null;
  /** Null: every currency. */
  currency: string | null;
  /** The rule speaks of what is above it: an amount, or a number of things. Null: of everything. */
  threshold: string | null;
  needsSecond: boolean;
}

/** What somebody wants to do, as the policy sees it. */
export interface PolicyAction {
  kind: ApprovalKind;
  role: string;
  /** `amount` null: without an upper bound. */
  amount?: { amount: string | null; currency: string } | undefined;
  items?: number | undefined;
}

export type PolicyDecision = { alone: true } | { alone: false; rule: PolicyRule };

/**
 * Who may do this alone. Of all rules that speak of the action the strictest counts, so that one that allows never
 * lifts one that asks for a second person; what no rule speaks of may be done alone. An amount or a number that is not
 * known counts as above every threshold.
 */
export function decide(policy: readonly PolicyRule[], action: PolicyAction): PolicyDecision {
  const asking = policy.filter((rule) => rule.needsSecond && speaksOf(rule, action));
  const [rule] = asking.toSorted((a, b) => height(b).comparedTo(height(a)));
  return rule ? { alone: false, rule } : { alone: true };
}

function speaksOf(rule: PolicyRule, action: PolicyAction): boolean {
  if (rule.kind !== action.kind) return false;
  if (rule.role !== null && rule.role !== action.role) return false;
  if (rule.currency !== null && action.amount && rule.currency !== action.amount.currency.toUpperCase())
    return false;
  if (rule.threshold === null) return true;
  const size = action.kind === "bulk" ? action.items : action.amount?.amount;
  return size === undefined || size === null || new Decimal(size).greaterThan(rule.threshold);
}

/** Of several rules that ask, the one named is the one whose threshold was passed last: it explains best. */
function height(rule: PolicyRule): Decimal {
  return new Decimal(rule.threshold ?? -1);
}

import { Decimal } from "decimal.js";
import { type ApprovalKind, THRESHOLD_OF } from "@/lib/approvals/constants";
import type { Role } from "@/lib/auth/constants";

export interface PolicyRule {
  kind: ApprovalKind;
  /** Null: whoever asks. */
  role: Role | null;
  /** Null: every currency. */
  currency: string | null;
  /**
   * The rule speaks of what is above it: an amount of its currency, or a number of things. Null: of everything. An amount
   * without a currency, as older rules have it, is no bound: 1,000 of one currency is not 1,000 of another.
   */
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
 * known counts as above every threshold; so does an amount of a currency that no rule speaks of, where others have one.
 */
export function decide(policy: readonly PolicyRule[], action: PolicyAction): PolicyDecision {
  const asking = policy.filter((rule) => rule.needsSecond && speaksOf(rule, action));
  const [rule] = asking.toSorted((a, b) => height(b).comparedTo(height(a)));
  const asks = rule ?? unnamedCurrency(policy, action);
  return asks ? { alone: false, rule: asks } : { alone: true };
}

/** What stands for an amount of a currency without a threshold of its own; null where it has one, or none has. */
function unnamedCurrency(policy: readonly PolicyRule[], action: PolicyAction): PolicyRule | null {
  const currency = action.amount?.currency.toUpperCase();
  if (!currency) return null;
  const own = policy.filter((rule) => isAbout(rule, action));
  const speaks = (rule: PolicyRule) =>
    rule.currency === currency || (rule.currency === null && !rule.needsSecond);
  if (own.some(speaks)) return null;
  const bounded = own.find((rule) => rule.needsSecond && rule.currency !== null && rule.threshold !== null);
  return bounded ? { ...bounded, currency, threshold: null } : null;
}

function isAbout(rule: PolicyRule, action: PolicyAction): boolean {
  return rule.kind === action.kind && (rule.role === null || rule.role === action.role);
}

function speaksOf(rule: PolicyRule, action: PolicyAction): boolean {
  if (!isAbout(rule, action)) return false;
  if (rule.currency !== null && action.amount && rule.currency !== action.amount.currency.toUpperCase())
    return false;
  if (rule.threshold === null) return true;
  if (THRESHOLD_OF[rule.kind] === "amount" && rule.currency === null) return true;
  const size = action.kind === "bulk" ? action.items : action.amount?.amount;
  return size === undefined || size === null || new Decimal(size).greaterThan(rule.threshold);
}

/** Of several rules that ask, the one named is the one whose threshold was passed last: it explains best. */
function height(rule: PolicyRule): Decimal {
  return new Decimal(rule.threshold ?? -1);
}

import type { CardDetail } from "@/lib/cards/schema";
import { type AmountInputProblem, parseAmountInput } from "@/lib/core/amount-input";
import { LIMIT_PERIODS, type LimitPeriod } from "@/lib/limit-rules/constants";
import type { EditLimitsInput, LimitDto } from "@/lib/limit-rules/schema";

/** One rule as the form has it: off, or an amount as it was typed. */
export interface RuleDraft {
  period: LimitPeriod;
  off: boolean;
  typed: string;
  /** The rule as it is now; undefined when the card has none. */
  now: LimitDto | undefined;
}

export type Draft = readonly RuleDraft[];

export interface RuleProblem {
  problem: AmountInputProblem;
  exponent: number;
}

/** The form as it opens: the four rules as they are. */
export function draftOf(card: CardDetail): Draft {
  return LIMIT_PERIODS.map((period) => {
    const now = card.limits.find((limit) => limit.period === period);
    const off = !now || now.off;
    return { period, off, typed: off ? "" : trimZeros(now.limit), now };
  });
}

/** Problem by rule; empty when every rule is off or an amount its currency can have. */
export function problemsOf(draft: Draft, currency: string): Partial<Record<LimitPeriod, RuleProblem>> {
  const problems: Partial<Record<LimitPeriod, RuleProblem>> = {};
  for (const rule of draft) {
    if (rule.off) continue;
    const parsed = parseAmountInput(rule.typed, currency, { allowZero: false });
    if (!parsed.ok) problems[rule.period] = { problem: parsed.problem, exponent: parsed.exponent };
  }
  return problems;
}

/** The rules that differ from what the card has now, as they are sent. */
export function changesOf(draft: Draft, currency: string): EditLimitsInput["rules"] {
  return draft.flatMap((rule): EditLimitsInput["rules"] => {
    const wasOff = !rule.now || rule.now.off;
    if (rule.off) return wasOff ? [] : [{ period: rule.period, setting: { kind: "off" } }];
    const parsed = parseAmountInput(rule.typed, currency, { allowZero: false });
    if (!parsed.ok) return [];
    if (!wasOff && sameAmount(parsed.amount, rule.now?.limit ?? "")) return [];
    return [{ period: rule.period, setting: { kind: "amount", amount: parsed.amount } }];
  });
}

/** Whether a new limit would lie below what is already used, so that the next payment is declined. */
export function isBelowUsage(rule: RuleDraft, currency: string): boolean {
  if (rule.off || rule.period === "Transaction" || !rule.now) return false;
  const parsed = parseAmountInput(rule.typed, currency, { allowZero: false });
  return parsed.ok && compareAmounts(parsed.amount, rule.now.used) < 0;
}

function sameAmount(a: string, b: string): boolean {
  return trimZeros(a) === trimZeros(b);
}

/** Compares two decimal strings that are not negative, digit by digit. */
export function compareAmounts(a: string, b: string): number {
  const [wholeA = "0", fractionA = ""] = trimZeros(a).split(".");
  const [wholeB = "0", fractionB = ""] = trimZeros(b).split(".");
  const byLength = wholeA.length - wholeB.length;
  if (byLength !== 0) return byLength;
  const width = Math.max(fractionA.length, fractionB.length);
  const [left, right] = [wholeA + fractionA.padEnd(width, "0"), wholeB + fractionB.padEnd(width, "0")];
  return left < right ? -1 : left > right ? 1 : 0;
}

function trimZeros(amount: string): string {
  const [whole = "", fraction = ""] = amount.split(".");
  const kept = fraction.replace(/0+$/, "");
  const digits = whole.replace(/^0+(?=\d)/, "");
  return kept ? `${digits}.${kept}` : digits;
}

import { parseAmountInput } from "@/lib/core/amount-input";
import type { WALLET_PROBLEMS } from "@/lib/wallets/constants";
import { type FeeFacts, isLess, type ToldFee } from "@/lib/wallets/fee-rule";

/** A fee rule as it is typed. */
export interface FeeDraft {
  percentage: string;
  fixedAmount: string;
  minAmount: string;
  /** Whether there is a largest fee. */
  bounded: boolean;
  maxAmount: string;
}

export type FeeProblems = Partial<Record<keyof FeeFacts, (typeof WALLET_PROBLEMS)[number]>>;
export type ReadDraft = { ok: true; facts: FeeFacts } | { ok: false; problems: FeeProblems };

/** What is kept where no rule is set. */
export const NO_FEE: FeeFacts = { percentage: "0", fixedAmount: "0", minAmount: "0", maxAmount: null };

/** The form as it opens: the rule as it is. What the issuer does not tell must be written. */
export function draftOf(rule: ToldFee | null): FeeDraft {
  const { percentage, fixedAmount, minAmount, maxAmount } = rule ?? NO_FEE;
  const rest = { percentage: percentage ?? "", fixedAmount: fixedAmount ?? "", minAmount: minAmount ?? "" };
  return { ...rest, bounded: maxAmount !== null, maxAmount: maxAmount ?? "" };
}

/** The rule as it is sent, or what is wrong with each field. The server judges again. */
export function readDraft(draft: FeeDraft, currency: string): ReadDraft {
  const problems: FeeProblems = {};
  const amount = (field: "fixedAmount" | "minAmount" | "maxAmount"): string => {
    const read = parseAmountInput(draft[field], currency);
    if (!read.ok || !AMOUNT.test(read.amount)) problems[field] = "amountFormat";
    return read.ok ? read.amount : "0";
  };
  const percentage = draft.percentage.normalize("NFKC").replace(/[\s%]/g, "");
  if (!PERCENT.test(percentage)) problems.percentage = "percentFormat";
  else if (isLess("100", percentage)) problems.percentage = "percentMost";
  const facts: FeeFacts = {
    percentage,
    fixedAmount: amount("fixedAmount"),
    minAmount: amount("minAmount"),
    maxAmount: draft.bounded ? amount("maxAmount") : null,
  };
  const sound = !problems.minAmount && !problems.maxAmount;
  if (sound && facts.maxAmount !== null && isLess(facts.maxAmount, facts.minAmount))
    problems.maxAmount = "maximumBelow";
  return Object.keys(problems).length === 0 ? { ok: true, facts } : { ok: false, problems };
}

// The same forms as `setFeeRuleInput` takes.
const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;

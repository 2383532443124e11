import { Decimal } from "decimal.js";

/** How much of a top-up is kept. Decimal strings in the rule's currency; `percentage` "1.5" is 1.5 %. */
export interface FeeFacts {
  percentage: string;
  fixedAmount: string;
  minAmount: string;
  /** Null: no upper bound. */
  maxAmount: string | null;
}

/** A rule as the issuer tells it: null for a part that it does not name. */
export type ToldFee = { [Part in keyof FeeFacts]: FeeFacts[Part] | null };

export interface FeeExample {
  /** The part that grows with the amount, rounded. */
  share: string;
  /** `share` plus the fixed part, before the bounds. */
  plain: string;
  fee: string;
  /** What arrives in the account. */
  credited: string;
  /** What decided the fee. */
  bound: "none" | "minimum" | "maximum" | "amount";
}

/**
 * The fee of a top-up of `amount`: percentage of it plus the fixed part, not below the minimum, not above the maximum,
 * never more than the amount itself; rounded half up to `digits` places. How the issuer rounds is not documented.
 */
export function feeExample(rule: FeeFacts, amount: string, digits = 2): FeeExample {
  const topUp = new Precise(amount);
  const share = topUp.times(rule.percentage).div(100);
  const plain = share.plus(rule.fixedAmount).toDecimalPlaces(digits);
  const raised = Precise.max(plain, rule.minAmount);
  const bounded = rule.maxAmount === null ? raised : Precise.min(raised, rule.maxAmount);
  const fee = Precise.min(bounded, topUp);
  return {
    share: share.toDecimalPlaces(digits).toFixed(digits),
    plain: plain.toFixed(digits),
    fee: fee.toFixed(digits),
    credited: topUp.minus(fee).toFixed(Math.max(digits, topUp.decimalPlaces())),
    bound: boundOf({ plain, raised, bounded, fee }),
  };
}

/** The rule where enough of it is told to calculate with; no largest fee is none. */
export function wholeFee(told: ToldFee): FeeFacts | null {
  const { percentage, fixedAmount, minAmount, maxAmount } = told;
  if (percentage === null || fixedAmount === null || minAmount === null) return null;
  return { percentage, fixedAmount, minAmount, maxAmount };
}

/** Whether the issuer names a part that differs; one that it does not name says nothing. */
export function contradicts(told: ToldFee, asked: FeeFacts): boolean {
  const named = Object.fromEntries(Object.entries(told).filter(([, part]) => part !== null));
  return !sameFee({ ...asked, ...named }, asked);
}

/** Whether two rules keep the same of every top-up; what is not told equals nothing that is. */
export function sameFee(one: ToldFee, other: ToldFee): boolean {
  const same = (a: string | null, b: string | null) =>
    a === null || b === null ? a === b : new Precise(a).equals(b);
  return (
    same(one.percentage, other.percentage) &&
    same(one.fixedAmount, other.fixedAmount) &&
    same(one.minAmount, other.minAmount) &&
    same(one.maxAmount, other.maxAmount)
  );
}

/** Whether one decimal string is less than another. */
export function isLess(one: string, other: string): boolean {
  return new Precise(one).lessThan(other);
}

// The global Decimal is left alone; 40 digits are far above any amount.
const Precise = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

function boundOf(steps: Record<"plain" | "raised" | "bounded" | "fee", Decimal>): FeeExample["bound"] {
  if (!steps.fee.equals(steps.bounded)) return "amount";
  if (!steps.bounded.equals(steps.raised)) return "maximum";
  return steps.raised.equals(steps.plain) ? "none" : "minimum";
}

import { Decimal } from "decimal.js";

interface Rule {
  period: string;
  limitAmount: string;
  usedAmount: string;
  status: string | null;
}

/** Used ÷ limit × 100 with two decimals; null for a rule that is off (0 or inactive) or counts nothing (per transaction). */
export function rulePressure(rule: Rule): Decimal | null {
  const limit = new Decimal(rule.limitAmount);
  if (limit.lte(0) || rule.status?.toLowerCase() === "inactive" || rule.period === "Transaction") return null;
  const percent = new Decimal(rule.usedAmount).div(limit).times(100).toDecimalPlaces(2);
  return Decimal.min(percent, new Decimal("9999999999.99"));
}

/** The highest pressure over a card's rules; null when no rule limits it. */
export function cardPressure(rules: Rule[]): Decimal | null {
  const known = rules.map(rulePressure).filter((value) => value !== null);
  return known.length === 0 ? null : Decimal.max(...known);
}

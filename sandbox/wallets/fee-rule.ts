import { z } from "zod";
import { bodyOf, type Call } from "../http/operation";
import { type Issuer, newRow } from "../issuer";
import { Money, parseAmount, plain, roundTo } from "../money";
import { invalidParameter } from "../problem";
import type { FeeRule } from "./wallet";

const RULE_ID = "topup";
export const TOPUP_CURRENCY = "USD";

const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => parseAmount(text, TOPUP_CURRENCY) !== null, "must be a non-negative amount in USD");

const rule = z.object({
  percentage: decimal.refine((text) => new Money(text).lessThanOrEqualTo(100), "must be at most 100"),
  fixed_amount: decimal.default("0"),
  minimum_fee: decimal.default("0"),
  maximum_fee: decimal.nullable().default(null),
});

const setRuleBody = z.union([
  z.object({ topup_fee_rule: rule }),
  rule.transform((topup_fee_rule) => ({ topup_fee_rule })),
]);

/** The one top-up fee rule of the business; free of charge until it is set. */
export function feeRuleOf(issuer: Issuer): FeeRule {
  return (
    issuer.store.tables.feeRules.find(RULE_ID) ?? {
      id: RULE_ID,
      seq: 0,
      p_created_at: "1970-01-01T00:00:00.000000Z",
      p_updated_at: "1970-01-01T00:00:00.000000Z",
      percentage: "0",
      fixed_amount: "0",
      minimum_fee: "0",
      maximum_fee: null,
      currency: TOPUP_CURRENCY,
    }
  );
}

export function setFeeRule(issuer: Issuer, call: Call): FeeRule {
  return putFeeRule(issuer, bodyOf(call, setRuleBody).topup_fee_rule);
}

export function putFeeRule(issuer: Issuer, wanted: z.output<typeof rule>): FeeRule {
  const { maximum_fee } = wanted;
  if (maximum_fee !== null && new Money(maximum_fee).lessThan(wanted.minimum_fee)) {
    throw invalidParameter("maximum_fee: must not be below minimum_fee.");
  }
  const now = newRow(issuer);
  const present = issuer.store.tables.feeRules.find(RULE_ID) ?? { ...now, id: RULE_ID };
  return issuer.store.tables.feeRules.put({
    ...present,
    ...wanted,
    currency: TOPUP_CURRENCY,
    p_updated_at: now.p_created_at,
  });
}

/** percentage of the amount plus the fixed part, within minimum and maximum, and never above the amount itself. */
export function topupFee(
  amount: Money,
  { percentage, fixed_amount, minimum_fee, maximum_fee }: FeeRule,
): Money {
  const plainFee = roundTo(amount.times(percentage).div(100).plus(fixed_amount), TOPUP_CURRENCY);
  const atLeast = Money.max(plainFee, minimum_fee);
  return Money.min(maximum_fee === null ? atLeast : Money.min(atLeast, maximum_fee), amount);
}

export function presentFeeRule(row: FeeRule) {
  return {
    percentage: row.percentage,
    fixed_amount: plain(new Money(row.fixed_amount)),
    minimum_fee: row.minimum_fee,
    maximum_fee: row.maximum_fee,
    currency: row.currency,
    p_updated_at: row.p_updated_at,
  };
}

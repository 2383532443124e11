import { Decimal } from "decimal.js";
import type { Amounts, BillingCheck, SaidAmount, SettledDifference } from "@/lib/transactions/detail-schema";
import type { TransactionFacts } from "@/lib/transactions/observation";

type AmountFacts = Pick<
  TransactionFacts,
  | "transactionCurrency"
  | "transactionAmount"
  | "localCurrency"
  | "localAmount"
  | "finalLocalAmount"
  | "billingCurrency"
  | "billingAmount"
  | "calculatedFee"
>;

/** The five amounts with their currencies. The final amount and the fee are in the local currency (issuing-api §3.8). */
export function amountsOf(facts: AmountFacts): Amounts {
  const local = facts.localCurrency || null;
  return {
    transaction: said(facts.transactionAmount, facts.transactionCurrency),
    local: said(facts.localAmount, local),
    billing: said(facts.billingAmount, facts.billingCurrency),
    final: said(facts.finalLocalAmount, local),
    fee: said(facts.calculatedFee, local ?? facts.billingCurrency),
  };
}

/**
 * Whether `billing = local − fee` holds (§9.4; debits negative, fee positive). After a settlement for another amount the
 * fee goes with the final one. Null when one of the three is not said, or they are of different currencies.
 */
export function checkBilling({ local, final, fee, billing }: Amounts): BillingCheck | null {
  const currency = billing?.currency ?? local?.currency;
  if (!billing || !fee || !currency) return null;
  const bases: [BillingCheck["base"], SaidAmount | null][] = [
    ["local", local],
    ["final", final],
  ];
  const checks = bases.flatMap(([base, from]): BillingCheck[] => {
    if (!from || (from.currency !== null && from.currency !== currency)) return [];
    const expected = new Decimal(from.amount).minus(fee.amount);
    const agrees = expected.equals(billing.amount);
    const numbers = { from: from.amount, fee: fee.amount, billing: billing.amount };
    return [{ base, ...numbers, expected: expected.toFixed(), currency, agrees }];
  });
  return checks.find((check) => check.agrees) ?? checks[0] ?? null;
}

/** How much more or less was finally debited, of a refund credited, than was authorized; null while they agree or cannot be compared. */
export function settledDifference({ local, final }: Amounts): SettledDifference | null {
  if (!local?.currency || final?.currency !== local.currency) return null;
  const authorized = new Decimal(local.amount);
  const difference = authorized.isPositive()
    ? new Decimal(final.amount).minus(authorized)
    : authorized.minus(final.amount);
  if (difference.isZero()) return null;
  const direction = difference.isPositive() ? "more" : "less";
  return { size: difference.abs().toFixed(), currency: local.currency, direction };
}

function said(amount: string | null, currency: string | null): SaidAmount | null {
  return amount === null || amount === "" ? null : { amount, currency: currency || null };
}

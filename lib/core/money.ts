import { Decimal } from "decimal.js";
import { currencyExponent, isCurrencyCode } from "./currency";

/** An amount as the issuer writes it (decimal string, major units) and its ISO 4217 code. */
export type Money = { readonly amount: string; readonly currency: string };

export type MoneyErrorReason = "not-a-number" | "not-a-currency" | "different-currencies";

export class MoneyError extends Error {
  override readonly name = "MoneyError";
  readonly reason: MoneyErrorReason;
  constructor(reason: MoneyErrorReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/**
 * Takes a decimal string ("0.00", "-101", "1001") or a Decimal and a currency code; gives Money with at least
 * the currency's ISO 4217 digits after the point and no digit lost. Throws MoneyError.
 */
export function money(amount: string | Decimal, currency: string): Money {
  if (!isCurrencyCode(currency)) throw new MoneyError("not-a-currency", currency);
  const value = toDecimal(amount);
  const digits = Math.max(currencyExponent(currency), value.decimalPlaces());
  return { amount: exact(value, digits), currency: currency.toUpperCase() };
}

/** The sum; throws MoneyError when the currencies differ. */
export function addMoney(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(toDecimal(a.amount).plus(toDecimal(b.amount)), a.currency);
}

/** `a − b`; throws MoneyError when the currencies differ. */
export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, negateMoney(b));
}

/** The same amount with the other sign; zero stays zero. */
export function negateMoney(value: Money): Money {
  return money(toDecimal(value.amount).negated(), value.currency);
}

/** Below zero, zero or above zero, as `a` is less than, equal to or more than `b`; throws when the currencies differ. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  assertSameCurrency(a, b);
  const order = toDecimal(a.amount).comparedTo(toDecimal(b.amount));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/**
 * How much of `whole` `part` is, in percent rounded half-up to `digits` places ("93.4"); may exceed 100.
 * Null when `whole` is zero. Throws when the currencies differ.
 */
export function percentOf(part: Money, whole: Money, digits = 1): string | null {
  assertSameCurrency(part, whole);
  const total = toDecimal(whole.amount);
  if (total.isZero()) return null;
  const ratio = toDecimal(part.amount).times(100).div(total);
  return exact(ratio.toDecimalPlaces(digits, Precise.ROUND_HALF_UP), digits);
}

/** One total per currency, in order of first appearance; amounts of different currencies are never added. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const totals = new Map<string, Money>();
  for (const amount of amounts) {
    const total = totals.get(amount.currency.toUpperCase());
    const sum = total
      ? addMoney(total, { ...amount, currency: total.currency })
      : money(amount.amount, amount.currency);
    totals.set(sum.currency, sum);
  }
  return [...totals.values()];
}

/** True when the amount is exactly zero. */
export function isZeroMoney(value: Money): boolean {
  return toDecimal(value.amount).isZero();
}

// 60 digits: sums of 20-digit amounts and their ratios stay exact, and the global Decimal is left alone.
const Precise = Decimal.clone({ precision: 60 });

function toDecimal(amount: string | Decimal): Decimal {
  if (typeof amount === "string" && !/^[+-]?\d+(\.\d+)?$/.test(amount))
    throw new MoneyError("not-a-number", amount.slice(0, 40));
  const value = new Precise(amount);
  if (!value.isFinite()) throw new MoneyError("not-a-number", value.toString());
  return value;
}

function exact(value: Decimal, digits: number): string {
  return (value.isZero() ? value.abs() : value).toFixed(digits);
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency.toUpperCase() !== b.currency.toUpperCase())
    throw new MoneyError("different-currencies", `${a.currency} and ${b.currency}`);
}

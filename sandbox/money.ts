import { Decimal } from "decimal.js";

/** Exact sums: 40 significant digits is far above any amount, and plain notation is never exponential. */
export const Money = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Money = Decimal;

const EXPONENTS = new Map([
  ["JPY", 0],
  ["KRW", 0],
  ["VND", 0],
  ["KWD", 3],
  ["BHD", 3],
  ["USDT", 6],
  ["USDC", 6],
]);

/** Units of each currency for one US dollar: the sandbox's own fixed rates. */
const PER_DOLLAR = new Map([
  ["USD", "1"],
  ["USDT", "1"],
  ["USDC", "1"],
  ["HKD", "7.8"],
  ["JPY", "150"],
  ["KWD", "0.307"],
  ["EUR", "0.92"],
  ["GBP", "0.79"],
  ["CNY", "7.2"],
  ["MOP", "8.03"],
  ["TWD", "32"],
  ["SGD", "1.34"],
  ["THB", "35"],
  ["KRW", "1350"],
  ["AUD", "1.52"],
  ["BHD", "0.376"],
  ["VND", "25000"],
  ["CHF", "0.88"],
  ["NZD", "1.68"],
  ["SEK", "10.4"],
  ["DKK", "6.86"],
  ["NOK", "10.7"],
]);

export function isKnownCurrency(currency: string): boolean {
  return PER_DOLLAR.has(currency);
}

export function exponentOf(currency: string): number {
  return EXPONENTS.get(currency) ?? 2;
}

/** A non-negative plain decimal with no more digits than the currency has; null otherwise. */
export function parseAmount(text: string, currency: string): Money | null {
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(text)) return null;
  const amount = new Money(text);
  return amount.decimalPlaces() <= exponentOf(currency) ? amount : null;
}

export function roundTo(amount: Money, currency: string): Money {
  return amount.toDecimalPlaces(exponentOf(currency), Money.ROUND_HALF_UP);
}

export function convert(amount: Money, from: string, to: string): Money {
  if (from === to) return amount;
  const source = PER_DOLLAR.get(from);
  const target = PER_DOLLAR.get(to);
  if (source === undefined || target === undefined) throw new Error(`No rate from ${from} to ${to}.`);
  return roundTo(amount.times(target).div(source), to);
}

/** Shortest plain form: "12.3", "-101", "0". */
export function plain(amount: Money): string {
  return amount.isZero() ? "0" : amount.toFixed();
}

/** Zero is written as the schema's default "0.00" (§3.1), everything else in its shortest form. */
export function withDefaultZero(amount: string): string {
  return new Money(amount).isZero() ? "0.00" : amount;
}

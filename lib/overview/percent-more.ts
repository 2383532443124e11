import { Decimal } from "decimal.js";

/** Below so many payments in the period before, a change in percent says nothing. */
export const SMALLEST_BASE = 20;

/** A sum, or a number of things, and how many payments stand behind it. */
export interface Measured {
  /** Null: none of them said an amount. */
  amount: string | null;
  count: number;
}

/**
 * How many percent more `now` is than `before`, to one decimal ("-12.5"); null unless `before` is above zero and rests on
 * at least `SMALLEST_BASE` payments.
 */
export function percentMore(now: Measured, before: Measured): string | null {
  if (before.count < SMALLEST_BASE || now.amount === null || before.amount === null) return null;
  const part = percentOf(now.amount, before.amount);
  return part === null ? null : new Decimal(part).minus(100).toFixed(1);
}

/** Two decimal strings of the same thing: part ÷ whole × 100 to one decimal; null unless `whole` is above zero. */
export function percentOf(part: string, whole: string): string | null {
  const total = new Decimal(whole);
  return total.gt(0) ? new Decimal(part).times(100).div(total).toFixed(1) : null;
}

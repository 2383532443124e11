import { Decimal } from "decimal.js";

/** How many percent more `now` is than `before`, to one decimal ("-12.5"); null unless `before` is above zero. */
export function percentMore(now: string, before: string): string | null {
  const part = percentOf(now, before);
  return part === null ? null : new Decimal(part).minus(100).toFixed(1);
}

/** Two decimal strings of the same thing: part ÷ whole × 100 to one decimal; null unless `whole` is above zero. */
export function percentOf(part: string, whole: string): string | null {
  const total = new Decimal(whole);
  return total.gt(0) ? new Decimal(part).times(100).div(total).toFixed(1) : null;
}

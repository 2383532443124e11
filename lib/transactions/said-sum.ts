import { Decimal } from "decimal.js";

// 60 digits: sums of amounts as long as the issuer may write them stay exact.
const Precise = Decimal.clone({ precision: 60 });

/** A sum over payments of one currency. `amount`: a decimal string; null where there are some and none said its amount. */
export interface Sum {
  amount: string | null;
  count: number;
  /** How many of them said no amount, and are in the count alone. */
  withoutAmount: number;
}

/** Adds up what payments said; an amount that was not said, or is no number, is counted as such and is never zero. */
export class SaidSum implements Sum {
  count = 0;
  withoutAmount = 0;
  #total = new Precise(0);

  /** `count` payments that said `amount` together, of which `withoutAmount` said none. */
  add(amount: string | null, count = 1, withoutAmount = isAmount(amount) ? 0 : count): void {
    this.count += count;
    this.withoutAmount += withoutAmount;
    if (isAmount(amount)) this.#total = this.#total.plus(amount);
  }

  addSum({ amount, count, withoutAmount }: Sum): void {
    this.add(amount, count, withoutAmount);
  }

  get amount(): string | null {
    return this.count > 0 && this.withoutAmount === this.count ? null : this.#total.toFixed();
  }
}

/** Whether a text is a decimal number: what an issuer may write as an amount. */
export function isAmount(text: string | null): text is string {
  return text !== null && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text);
}

import { convert, type Money, roundTo } from "../money";

const FOREIGN_FEE = "0.015";

export type Price = { local: Money; fee: Money; billing: Money };

/** What `amount` costs in the card's currency. A foreign purchase carries a fee; billing = local + fee (§9.4). */
export function priceOf(amount: Money, currency: string, cardCurrency: string): Price {
  const local = convert(amount, currency, cardCurrency);
  const fee = roundTo(local.times(currency === cardCurrency ? "0" : FOREIGN_FEE), cardCurrency);
  return { local, fee, billing: local.plus(fee) };
}

import { Money } from "../money";
import type { Collection } from "../store/collection";
import type { Transaction } from "../transactions/transaction";
import type { Period } from "./limit";

const HONG_KONG_OFFSET_MS = 8 * 3_600_000;

/** The natural day in Hong Kong (UTC+8, no daylight saving) as YYYY-MM-DD. */
function hongKongDay(at: Date): string {
  return new Date(at.getTime() + HONG_KONG_OFFSET_MS).toISOString().slice(0, 10);
}

/** The natural month in Hong Kong as YYYY-MM. */
function hongKongMonth(at: Date): string {
  return hongKongDay(at).slice(0, 7);
}

/**
 * What each card has used of its windows. Usage counts what was authorized, at the time of authorization; a
 * settlement for another amount does not change it, a reversal takes it back. Derived from the rows, never stored.
 */
export class UsageBook {
  readonly #used = new Map<string, Money>();

  constructor(transactions: Collection<Transaction>) {
    transactions.observe((next, previous) => {
      if (previous) this.#count(previous, -1);
      if (next) this.#count(next, 1);
    });
  }

  used(card: string, period: Period, at: Date): Money {
    return this.#used.get(windowKey(card, period, at)) ?? ZERO;
  }

  #count(transaction: Transaction, sign: 1 | -1) {
    if (!countsAsUsage(transaction)) return;
    const at = new Date(transaction.p_created_at);
    const amount = new Money(transaction.local_amount).abs().times(sign);
    for (const period of ["Daily", "Monthly", "Lifetime"] as const) {
      const key = windowKey(transaction.card, period, at);
      this.#used.set(key, (this.#used.get(key) ?? ZERO).plus(amount));
    }
  }
}

const ZERO = new Money(0);

function countsAsUsage(transaction: Transaction): boolean {
  const approved = transaction.status === "Authorized" || transaction.status === "Settled";
  return approved && transaction.type !== "Refund";
}

function windowKey(card: string, period: Period, at: Date): string {
  switch (period) {
    case "Transaction":
      return `${card} none`;
    case "Daily":
      return `${card} ${hongKongDay(at)}`;
    case "Monthly":
      return `${card} ${hongKongMonth(at)}`;
    case "Lifetime":
      return `${card} lifetime`;
  }
}

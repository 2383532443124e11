import { available, payerOf } from "../balances/ledger";
import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { PERIODS } from "../limits/limit";
import { Money } from "../money";
import type { Price } from "./price";

export type Reason =
  | "approved"
  | "card_locked"
  | "card_terminated"
  | "card_inactive"
  | "card_expired"
  | "card_not_linked"
  | "limit_transaction"
  | "limit_daily"
  | "limit_monthly"
  | "limit_lifetime"
  | "insufficient_balance";

/** Card status first, then the four limits, then the balance; the first that fails is the reason. */
export function decide(issuer: Issuer, card: Card, price: Price, at: Date): Reason {
  const payer = payerOf(card);
  const byCard = cardReason(card, at);
  if (byCard) return byCard;
  if (payer === null) return "card_not_linked";
  const byLimit = limitReason(issuer, card, price, at);
  if (byLimit) return byLimit;
  const funds = available(issuer, payer, card.settlement_currency);
  return funds.lessThan(price.billing) ? "insufficient_balance" : "approved";
}

function cardReason(card: Card, at: Date): Reason | null {
  if (card.status === "Locked") return "card_locked";
  if (card.status === "Terminated") return "card_terminated";
  if (card.status === "Inactive") return "card_inactive";
  const [month, year] = card.expiration_date.split("/").map(Number);
  const firstInvalid = Date.UTC(2000 + (year ?? 0), month ?? 0, 1);
  return at.getTime() >= firstInvalid ? "card_expired" : null;
}

const LIMIT_REASONS = {
  Transaction: "limit_transaction",
  Daily: "limit_daily",
  Monthly: "limit_monthly",
  Lifetime: "limit_lifetime",
} as const;

function limitReason(issuer: Issuer, card: Card, price: Price, at: Date): Reason | null {
  const limits = issuer.store.tables.limits.within("card", card.id).oldestFirst();
  for (const period of PERIODS) {
    const maximum = new Money(limits.find((limit) => limit.period === period)?.limit_amount ?? "0");
    if (maximum.isZero()) continue;
    const total = issuer.usage.used(card.id, period, at).plus(price.local);
    if (total.greaterThan(maximum)) return LIMIT_REASONS[period];
  }
  return null;
}

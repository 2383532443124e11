import { available, payerOf } from "../balances/ledger";
import type { Card } from "../cards/card";
import { newRow } from "../issuer";
import { convert, Money, plain, roundTo } from "../money";
import type { Random } from "../random";
import type { Reason } from "../transactions/decide";
import { HOME_MERCHANTS, type SeedMerchant } from "./companies";
import type { Seeding } from "./seed";
import { merchantId } from "./seed-history";

const HOUR_MS = 3_600_000;

/** One recent decline for each reason that can be seen: a locked card, a limit too low, an account too empty. */
export function seedDeclines(seeding: Seeding, cards: Card[]) {
  const shown = new Set<Reason>();
  for (const card of cards) {
    const cause = causeOf(seeding, card);
    if (!cause || shown.has(cause.reason)) continue;
    shown.add(cause.reason);
    decline(seeding, card, cause);
  }
}

type Cause = { reason: Reason; above: Money };

function causeOf({ issuer, to }: Seeding, card: Card): Cause | null {
  const payer = payerOf(card);
  if (card.status === "Locked") return { reason: "card_locked", above: new Money(20) };
  if (card.status !== "Active" || payer === null) return null;
  const funds = available(issuer, payer, card.settlement_currency);
  if (funds.lessThan(100)) return { reason: "insufficient_balance", above: funds };
  const limits = issuer.store.tables.limits.within("card", card.id).oldestFirst();
  for (const limit of limits) {
    if (limit.limit_amount === "0" || limit.period === "Daily") continue;
    const room = new Money(limit.limit_amount).minus(issuer.usage.used(card.id, limit.period, to));
    const tight = limit.period === "Transaction" || room.lessThan(new Money(limit.limit_amount).times("0.1"));
    if (tight) return { reason: REASONS[limit.period], above: Money.max(room, 10) };
  }
  return null;
}

const REASONS = {
  Transaction: "limit_transaction",
  Monthly: "limit_monthly",
  Lifetime: "limit_lifetime",
} as const;

function decline(seeding: Seeding, card: Card, { reason, above }: Cause) {
  const { issuer, random, to } = seeding;
  const merchant = random.pick(HOME_MERCHANTS);
  const local = roundTo(
    above.times(1 + random.fraction()).plus(random.between(1, 40)),
    card.settlement_currency,
  );
  const amount = roundTo(convert(local, card.settlement_currency, merchant.currency), merchant.currency);
  const foreign = merchant.currency !== card.settlement_currency;
  const fee = roundTo(local.times(foreign ? "0.015" : "0"), card.settlement_currency);
  issuer.store.tables.transactions.put({
    ...newRow(issuer, recently(random, to)),
    card: card.id,
    p_user_id: card.p_user_id,
    status: "Declined",
    type: "Sales",
    transaction_currency: merchant.currency,
    transaction_amount: plain(amount.negated()),
    local_currency: card.settlement_currency,
    local_amount: plain(local.negated()),
    final_local_amount: plain(local.negated()),
    calculated_fee: plain(fee),
    billing_amount: plain(local.plus(fee).negated()),
    ...at(merchant),
    decline_reason: reason,
    refund_of: null,
    settled: "0",
    refunded: "0",
  });
}

/** Within the last day, which no seeded change of a limit reaches. */
function recently(random: Random, to: Date): Date {
  return new Date(to.getTime() - random.fraction() * 20 * HOUR_MS);
}

function at(merchant: SeedMerchant) {
  return {
    merchant_id: merchantId(merchant),
    merchant_country: merchant.country,
    merchant_city: merchant.city,
    merchant_name: merchant.name,
  };
}

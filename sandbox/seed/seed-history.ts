import { move, payerOf } from "../balances/ledger";
import type { Card } from "../cards/card";
import { newRow } from "../issuer";
import { exponentOf, Money, plain } from "../money";
import type { Random } from "../random";
import { type Price, priceOf } from "../transactions/price";
import type { Transaction } from "../transactions/transaction";
import { AWAY_MERCHANTS, CASH_MACHINES, HOME_MERCHANTS, type SeedMerchant } from "./companies";
import type { Seeding } from "./seed";

const DAY_MS = 86_400_000;
/** Authorizations younger than this may still be open. */
const SETTLED_AFTER_MS = 3 * DAY_MS;

type Story = "declined" | "open" | "reversed" | "settled" | "refunded";

/** About eight months of payments on every card that was ever active, busier on weekdays and on some cards. */
export function seedHistory(seeding: Seeding, cards: Card[]) {
  const { random, from, to } = seeding;
  for (const card of cards) {
    if (card.status === "Inactive" || payerOf(card) === null) continue;
    const eagerness = 0.18 + random.fraction() * 0.5;
    const until = card.status === "Terminated" ? to.getTime() - 40 * DAY_MS : to.getTime();
    const start = Math.max(from.getTime(), Date.parse(card.p_created_at));
    for (let day = start; day < until; day += DAY_MS) {
      const weekend = [0, 6].includes(new Date(day + HONG_KONG_MS).getUTCDay());
      if (!random.chance(weekend ? eagerness / 2 : eagerness)) continue;
      for (let i = random.between(1, 2); i > 0; i -= 1) {
        const at = atBusyHour(day, random);
        if (at >= start && at < until) payment(seeding, card, new Date(at));
      }
    }
  }
}

const HOUR_MS = 3_600_000;
/** How many of a hundred payments fall into each hour of a day in Hong Kong: little at night, most around noon and evening. */
const HOURS = [1, 1, 0, 0, 0, 1, 2, 4, 6, 6, 6, 7, 9, 8, 6, 5, 5, 6, 8, 8, 5, 3, 2, 1];
const HONG_KONG_MS = 8 * HOUR_MS;

/** A time on the day of `day` in Hong Kong, as customers spread over its hours. */
function atBusyHour(day: number, random: Random): number {
  const midnight = day - ((day + HONG_KONG_MS) % DAY_MS);
  let left = random.between(1, 100);
  const hour = HOURS.findIndex((share) => {
    left -= share;
    return left <= 0;
  });
  return midnight + hour * HOUR_MS + random.between(0, HOUR_MS - 1);
}

function payment(seeding: Seeding, card: Card, at: Date) {
  const { issuer, random, to } = seeding;
  const merchant = pickMerchant(card, random);
  const amount = amountAt(merchant, random);
  const price = priceOf(amount, merchant.currency, card.settlement_currency);
  const story = pickStory(random, to.getTime() - at.getTime() < SETTLED_AFTER_MS);
  const transaction = issuer.store.tables.transactions.put({
    ...newRow(issuer, at),
    card: card.id,
    p_user_id: card.p_user_id,
    type: CASH_MACHINES.includes(merchant) ? "Withdrawal" : "Sales",
    transaction_currency: merchant.currency,
    transaction_amount: plain(amount.negated()),
    local_currency: card.settlement_currency,
    local_amount: plain(price.local.negated()),
    ...outcome(story, amount, price, random),
    merchant_id: merchantId(merchant),
    merchant_country: merchant.country,
    merchant_city: merchant.city,
    merchant_name: merchant.name,
    refund_of: null,
    refunded: story === "refunded" ? plain(amount) : "0",
  });
  const payer = payerOf(card);
  if (payer === null) return;
  move(issuer, payer, card.settlement_currency, new Money(takenBy(story, transaction)));
  if (story === "refunded") refundLater(seeding, transaction, payer);
}

function outcome(story: Story, amount: Money, price: Price, random: Random) {
  const kept = {
    final_local_amount: plain(price.local.negated()),
    calculated_fee: plain(price.fee),
    billing_amount: plain(price.billing.negated()),
    decline_reason: null,
    settled: "0",
  };
  switch (story) {
    case "declined":
      return { ...kept, status: "Declined" as const, decline_reason: random.pick(DECLINES) };
    case "open":
      return { ...kept, status: "Authorized" as const };
    case "reversed":
      return {
        ...kept,
        status: "Reversed" as const,
        final_local_amount: "0",
        calculated_fee: "0",
        billing_amount: "0",
      };
    case "settled":
    case "refunded":
      return { ...kept, status: "Settled" as const, settled: plain(amount) };
  }
}

const DECLINES: readonly [string, ...string[]] = [
  "limit_daily",
  "limit_transaction",
  "insufficient_balance",
  "card_locked",
];

function takenBy(story: Story, transaction: Transaction): string {
  return story === "declined" || story === "reversed" ? "0" : transaction.billing_amount;
}

function refundLater({ issuer, random, to }: Seeding, original: Transaction, payer: string) {
  const at = Math.min(Date.parse(original.p_created_at) + random.between(1, 12) * DAY_MS, to.getTime());
  const local = new Money(original.final_local_amount).abs();
  issuer.store.tables.transactions.put({
    ...original,
    ...newRow(issuer, new Date(at)),
    type: "Refund",
    transaction_amount: plain(new Money(original.transaction_amount).abs()),
    local_amount: plain(local),
    final_local_amount: plain(local),
    calculated_fee: "0",
    billing_amount: plain(local),
    refund_of: original.id,
    refunded: "0",
  });
  move(issuer, payer, original.local_currency, local);
}

function pickStory(random: Random, recent: boolean): Story {
  const roll = random.fraction();
  // The last days have the explained declines besides.
  if (roll < (recent ? 0.01 : 0.035)) return "declined";
  if (roll < 0.05) return "reversed";
  if (recent) return "open";
  return roll < 0.075 ? "refunded" : "settled";
}

/** What a card may buy from: also used by the traffic of a running sandbox. */
export function pickMerchant(card: Card, random: Random): SeedMerchant {
  if (random.chance(0.03)) return random.pick(CASH_MACHINES);
  const away = card.settlement_currency === "HKD" ? 0.18 : 0.75;
  if (!random.chance(away)) return random.pick(HOME_MERCHANTS);
  const sameCurrency = AWAY_MERCHANTS.filter((merchant) => merchant.currency === card.settlement_currency);
  const [first, ...rest] = sameCurrency;
  return first && random.chance(0.6) ? random.pick([first, ...rest]) : random.pick(AWAY_MERCHANTS);
}

export function amountAt(merchant: SeedMerchant, random: Random): Money {
  if (CASH_MACHINES.includes(merchant)) {
    const note = merchant.currency === "JPY" ? 10_000 : 100;
    return new Money(note * random.between(merchant.low, merchant.high));
  }
  const skewed = random.fraction() ** 2;
  const whole = Math.floor(merchant.low + skewed * (merchant.high - merchant.low));
  const cents =
    exponentOf(merchant.currency) === 0 ? "" : `.${random.digits(1)}${random.pick(["0", "5", "9"])}`;
  return new Money(`${whole}${cents}`);
}

/** Fifteen digits that stay the same for a merchant. */
export function merchantId(merchant: SeedMerchant): string {
  const sum = [...merchant.name].reduce(
    (total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007,
    7,
  );
  return `666666${String(sum).padStart(9, "0").slice(-9)}`;
}

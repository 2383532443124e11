import { move, payerOf } from "../balances/ledger";
import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { Money } from "../money";
import type { Random } from "../random";
import { CASH_MACHINES } from "../seed/companies";
import { amountAt, merchantId, pickMerchant } from "../seed/seed-history";
import { challenge } from "../three-ds/challenge";
import { authorize, type Merchant } from "../transactions/authorize";
import { decide } from "../transactions/decide";
import { priceOf } from "../transactions/price";
import { refund } from "../transactions/refund";
import { reverse } from "../transactions/reverse";
import { settle } from "../transactions/settle";
import type { Transaction } from "../transactions/transaction";

const RECENT = 200;
/** How often a purchase is looked for that the card cannot pay. */
const DECLINED = 0.04;
/** How long a person takes to type the code of a challenge. */
const TYPING_MS = { shortest: 15_000, longest: 45_000 };

interface Purchase {
  card: Card;
  amount: Money;
  currency: string;
  merchant: Merchant;
  type: "Sales" | "Withdrawal";
}

/** Payments of the sandbox's own: mostly purchases, then their settlements, now and then the rest of life. */
export class Traffic {
  readonly #issuer: Issuer;
  #timer: NodeJS.Timeout | null = null;
  /** Purchases whose challenge is being answered. */
  #challenged: { purchase: Purchase; due: number }[] = [];

  constructor(issuer: Issuer) {
    this.#issuer = issuer;
  }

  start(perMinute: number) {
    this.stop();
    const next = () => {
      // Independent customers: the gaps between them are exponential.
      const gap = (-Math.log(1 - this.#issuer.random.fraction()) * 60_000) / perMinute;
      this.#timer = setTimeout(() => {
        next();
        this.#stepSafely();
      }, gap);
    };
    next();
  }

  stop() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#challenged = [];
  }

  /** One event. */
  step() {
    const issuer = this.#issuer;
    issuer.store.transact(() => {
      if (this.#answerChallenge()) return;
      const roll = issuer.random.fraction();
      if (roll < 0.62 || !this.#followUp(roll)) this.#purchase(roll < 0.06);
    });
  }

  #stepSafely() {
    try {
      this.step();
    } catch (error) {
      process.stderr.write(`sandbox traffic: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }

  #purchase(withChallenge: boolean) {
    const issuer = this.#issuer;
    const purchase = this.#wish();
    if (!purchase) return;
    if (!withChallenge) {
      this.#authorize(purchase);
      return;
    }
    const { amount, currency, merchant } = purchase;
    challenge(issuer, purchase.card, { amount, currency, merchant });
    const due = Date.now() + issuer.random.between(TYPING_MS.shortest, TYPING_MS.longest);
    this.#challenged.push({ purchase, due });
  }

  /** Mostly something that a card can pay: hours of traffic use up limits, and nothing but declines teaches little. */
  #wish(): Purchase | null {
    const issuer = this.#issuer;
    const declined = issuer.random.chance(DECLINED);
    for (let tries = 0; tries < 30; tries += 1) {
      const card = this.#anyCard();
      if (!card) return null;
      const purchase = purchaseOf(card, issuer.random);
      const price = priceOf(purchase.amount, purchase.currency, card.settlement_currency);
      const reason = decide(issuer, card, price, issuer.clock.now());
      if ((reason !== "approved") === declined) return purchase;
      const payer = payerOf(card);
      if (reason === "insufficient_balance" && payer !== null) {
        move(issuer, payer, card.settlement_currency, price.local.times(50).ceil());
      }
    }
    return null;
  }

  #authorize({ card, ...purchase }: Purchase) {
    // The card may have been locked since: the issuer decides on what it is now.
    authorize(this.#issuer, this.#issuer.store.tables.cards.find(card.id) ?? card, purchase);
  }

  /** The purchase whose code was typed by now; false when there is none. */
  #answerChallenge(): boolean {
    const answered = this.#challenged.find(({ due }) => due <= Date.now());
    if (!answered) return false;
    this.#challenged = this.#challenged.filter((one) => one !== answered);
    this.#authorize(answered.purchase);
    return true;
  }

  /** Settles, voids or refunds something recent; false when there is nothing to do it to. */
  #followUp(roll: number): boolean {
    const issuer = this.#issuer;
    const recent = issuer.store.tables.transactions.all().newestFirst(0, RECENT);
    if (roll > 0.97) {
      const paid = oldest(
        recent,
        (row) => row.status === "Settled" && row.type === "Sales" && row.refunded === "0",
      );
      if (paid) refund(issuer, paid);
      return paid !== undefined;
    }
    const open = oldest(recent, (row) => row.status === "Authorized");
    if (!open) return false;
    if (roll > 0.94) reverse(issuer, open);
    else settle(issuer, open, issuer.random.chance(0.1) ? tipped(open) : undefined);
    return true;
  }

  #anyCard(): Card | null {
    const { cards } = this.#issuer.store.tables;
    for (let tries = 0; tries < 20 && cards.size > 0; tries += 1) {
      const offset = this.#issuer.random.between(0, cards.size - 1);
      const [card] = cards.all().newestFirst(offset, 1);
      const usable = card?.status === "Active" && (card.mode === "B2B" || card.p_user_id !== null);
      if (card && (usable || (card.status === "Locked" && this.#issuer.random.chance(0.1)))) return card;
    }
    return null;
  }
}

function purchaseOf(card: Card, random: Random): Purchase {
  const seller = pickMerchant(card, random);
  const merchant = {
    merchant_id: merchantId(seller),
    merchant_country: seller.country,
    merchant_city: seller.city,
    merchant_name: seller.name,
  };
  const type = CASH_MACHINES.includes(seller) ? "Withdrawal" : "Sales";
  return { card, amount: amountAt(seller, random), currency: seller.currency, merchant, type };
}

function oldest(rows: Transaction[], wanted: (row: Transaction) => boolean): Transaction | undefined {
  return rows.findLast(wanted);
}

/** Ten per cent more than was authorized, in whole units so that every currency can take it. */
function tipped(transaction: Transaction): Money {
  return new Money(transaction.transaction_amount).abs().times("1.1").ceil();
}

import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { Money } from "../money";
import { amountAt, merchantId, pickMerchant } from "../seed/seed-history";
import { challenge } from "../three-ds/challenge";
import { authorize } from "../transactions/authorize";
import { refund } from "../transactions/refund";
import { reverse } from "../transactions/reverse";
import { settle } from "../transactions/settle";
import type { Transaction } from "../transactions/transaction";

const RECENT = 200;

/** Payments of the sandbox's own: mostly purchases, then their settlements, now and then the rest of life. */
export class Traffic {
  readonly #issuer: Issuer;
  #timer: NodeJS.Timeout | null = null;

  constructor(issuer: Issuer) {
    this.#issuer = issuer;
  }

  start(perMinute: number) {
    this.stop();
    this.#timer = setInterval(() => this.#stepSafely(), 60_000 / perMinute);
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** One event. */
  step() {
    const issuer = this.#issuer;
    issuer.store.transact(() => {
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
    const card = this.#anyCard();
    if (!card) return;
    const seller = pickMerchant(card, issuer.random);
    const merchant = {
      merchant_id: merchantId(seller),
      merchant_country: seller.country,
      merchant_city: seller.city,
      merchant_name: seller.name,
    };
    const purchase = { amount: amountAt(seller, issuer.random), currency: seller.currency, merchant };
    if (withChallenge) challenge(issuer, card, purchase);
    authorize(issuer, card, { ...purchase, type: "Sales" });
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

function oldest(rows: Transaction[], wanted: (row: Transaction) => boolean): Transaction | undefined {
  return rows.findLast(wanted);
}

/** Ten per cent more than was authorized, in whole units so that every currency can take it. */
function tipped(transaction: Transaction): Money {
  return new Money(transaction.transaction_amount).abs().times("1.1").ceil();
}

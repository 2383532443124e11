import { type Issuer, newRow } from "../issuer";
import type { Random } from "../random";
import type { Card } from "./card";
import { randomPan } from "./pan";

export type CardOrder = Pick<
  Card,
  "title" | "type" | "mode" | "form" | "p_user_id" | "settlement_currency"
> & {
  card_holders?: unknown[];
  at?: Date;
};

/** How many months a card is valid: products differ. */
const MONTHS_VALID = { least: 30, most: 60 };
/** Without 0/O and 1/I, since people read these codes out. */
const CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Makes a card: virtual ones arrive active, physical ones wait for their PIN (S0). */
export function issueCard(issuer: Issuer, order: CardOrder, random: Random = issuer.random): Card {
  const { at = issuer.clock.now(), card_holders = [], ...rest } = order;
  const pan = unusedPan(issuer, random);
  const cvv = random.digits(3);
  return issuer.store.tables.cards.put({
    ...newRow(issuer, at),
    ...rest,
    reference_id: random.uuid(),
    status: order.form === "virtual" ? "Active" : "Inactive",
    pan,
    cvv,
    expiration_date: expiry(at, Number(cvv)),
    card_holders,
    physical:
      order.form === "physical"
        ? { reference_id: random.uuid(), activate_code: random.from(CODE_ALPHABET, 8) }
        : null,
    pin: null,
  });
}

function unusedPan(issuer: Issuer, random: Random): string {
  for (;;) {
    const pan = randomPan(random);
    const sameEnd = issuer.store.tables.cards.within("last_4", pan.slice(-4)).oldestFirst();
    if (!sameEnd.some((card) => card.pan === pan)) return pan;
  }
}

function expiry(at: Date, seed: number): string {
  const months = MONTHS_VALID.least + (seed % (MONTHS_VALID.most - MONTHS_VALID.least + 1));
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
  const month = String(last.getUTCMonth() + 1).padStart(2, "0");
  return `${month}/${String(last.getUTCFullYear() % 100).padStart(2, "0")}`;
}

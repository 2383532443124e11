import { Decimal } from "decimal.js";
import { isAmount } from "@/lib/transactions/said-sum";

/**
 * What was said of a transaction, by a webhook or by a row of the issuer's list. Amounts are decimal strings. Null: not
 * said; empty: said to be nothing, which only a row of the list can do.
 */
export interface TransactionFacts {
  cardId: string | null;
  pUserId: string | null;
  status: string | null;
  type: string | null;
  transactionCurrency: string | null;
  transactionAmount: string | null;
  localCurrency: string | null;
  localAmount: string | null;
  finalLocalAmount: string | null;
  billingCurrency: string | null;
  billingAmount: string | null;
  calculatedFee: string | null;
  merchantId: string | null;
  merchantName: string | null;
  merchantCountry: string | null;
  merchantCity: string | null;
  occurredAt: string | null;
}

export interface TransactionObservation {
  /** `Authorization`, `Settled`, `Reversed` of a webhook; null for a row of the list: a reading. */
  action: string | null;
  facts: TransactionFacts;
  /** The signed time of its delivery, by the issuer's clock; of a reading when it was asked for. The first of several. */
  firstSaidAt: Date;
  /** The last time that the same was said. */
  lastSaidAt: Date;
  /** When it first arrived, by our clock; of a reading when it was asked for. */
  heardAt: Date;
}

export const AMOUNTS = [
  "transactionAmount",
  "localAmount",
  "finalLocalAmount",
  "billingAmount",
  "calculatedFee",
] as const satisfies (keyof TransactionFacts)[];

export const NOTHING: TransactionFacts = {
  cardId: null,
  pUserId: null,
  status: null,
  type: null,
  transactionCurrency: null,
  transactionAmount: null,
  localCurrency: null,
  localAmount: null,
  finalLocalAmount: null,
  billingCurrency: null,
  billingAmount: null,
  calculatedFee: null,
  merchantId: null,
  merchantName: null,
  merchantCountry: null,
  merchantCity: null,
  occurredAt: null,
};

/** The same content gives the same text, whatever the order of its fields. */
export function canonical({ action, facts }: Pick<TransactionObservation, "action" | "facts">): string {
  const entries = Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([action, entries]);
}

/** The same said several times is one observation with the first and the last of its times. */
export function withoutRepetition<O extends TransactionObservation>(
  observations: readonly O[],
): (O & { content: string })[] {
  const distinct = new Map<string, O & { content: string }>();
  for (const one of observations) {
    const content = canonical(one);
    const known = distinct.get(content);
    distinct.set(content, known ? { ...known, ...timesOfBoth(known, one) } : { ...one, content });
  }
  return [...distinct.values()];
}

type Times = Pick<TransactionObservation, "firstSaidAt" | "lastSaidAt" | "heardAt">;

export function timesOfBoth(a: Times, b: Times): Times {
  return {
    firstSaidAt: new Date(Math.min(+a.firstSaidAt, +b.firstSaidAt)),
    lastSaidAt: new Date(Math.max(+a.lastSaidAt, +b.lastSaidAt)),
    heardAt: new Date(Math.min(+a.heardAt, +b.heardAt)),
  };
}

/**
 * The status that an observation alone speaks for: a settlement or reversal by its action, whatever word its status
 * still has; else the issuer's own word; empty when it says none.
 */
export function wordOf({ action, facts }: Pick<TransactionObservation, "action" | "facts">): string {
  const status = facts.status ?? "";
  if (action === "Reversed") return "Reversed";
  return action === "Settled" && (status === "" || status === "Authorized") ? "Settled" : status;
}

/** An authorization, or its refusal, comes before all else that can be said of a payment, whenever it is announced. */
export function isOpening(one: Pick<TransactionObservation, "action" | "facts">): boolean {
  return ["", "Authorized", "Declined"].includes(wordOf(one));
}

type Announced = Pick<TransactionObservation, "action" | "facts" | "firstSaidAt" | "heardAt">;

/**
 * The order of what webhooks announce: authorizations first, then by signed time, by arrival, and by content where both
 * are the same. What came again counts by its first time: a retry may be signed anew.
 */
export function inOrderOfAnnouncement(a: Announced, b: Announced): number {
  return (
    Number(isOpening(b)) - Number(isOpening(a)) ||
    a.firstSaidAt.getTime() - b.firstSaidAt.getTime() ||
    a.heardAt.getTime() - b.heardAt.getTime() ||
    (canonical(a) < canonical(b) ? -1 : 1)
  );
}

/** Credentials name whole seconds (issuing-api §2). */
const SECOND_MS = 1000;

/**
 * Whether a webhook was sent after a reading was asked for: signed in that second or later, and not here by then. What
 * was here already is older than the reading, whatever the issuer's clock says.
 */
export function isAfterReading({ firstSaidAt, heardAt }: Times, askedAt: Date): boolean {
  return Math.min(heardAt.getTime(), firstSaidAt.getTime() + SECOND_MS) > askedAt.getTime();
}

/** The size of an amount; null where it was not said, is no number, or is zero. */
export function sizeOf(amount: string | null): Decimal | null {
  if (!isAmount(amount)) return null;
  const size = new Decimal(amount).abs();
  return size.isZero() ? null : size;
}

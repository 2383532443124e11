import { Decimal } from "decimal.js";

/** One observation of a transaction, from a webhook or a list. Amounts are decimal strings; null: not said. */
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
  /** `Authorization`, `Settled`, `Reversed` of a webhook; null for a row of a list. */
  action: string | null;
  facts: TransactionFacts;
}

const AMOUNTS = [
  "transactionAmount",
  "localAmount",
  "finalLocalAmount",
  "billingAmount",
  "calculatedFee",
] as const;

/**
 * The state of a transaction as a pure function of the set of its observations: any order and any repetition gives the
 * same bytes. The furthest status wins (declined and authorized < unknown words < settled < reversed); each field is
 * taken from the furthest observation that says it. Of two that are as far, a row of the issuer's list stands before what a
 * webhook announced; then content decides, never arrival.
 */
export function foldTransaction(observations: readonly TransactionObservation[]): TransactionFacts {
  const ranked = observations.map((one) => ({
    rank: stageOf(one.action, one.facts.status),
    announced: one.action === null ? 0 : 1,
    key: canonical(one),
    one,
  }));
  ranked.sort((a, b) => b.rank - a.rank || a.announced - b.announced || compare(a.key, b.key));
  const state: TransactionFacts = { ...NOTHING };
  for (const field of Object.keys(NOTHING) as (keyof TransactionFacts)[]) {
    const said = ranked.find(({ one }) => one.facts[field] !== null && one.facts[field] !== "");
    state[field] = said?.one.facts[field] ?? null;
  }
  for (const field of AMOUNTS)
    state[field] = state[field] === null ? null : new Decimal(state[field]).toFixed();
  if (observations.some((one) => one.action === "Reversed")) state.status = "Reversed";
  return state;
}

/** How far a transaction has come: nothing said, authorized or declined, an unknown word, settled, reversed. */
export function stageOf(action: string | null, status: string | null): number {
  const word = action === "Reversed" ? "Reversed" : (status ?? "");
  return RANKS[word] ?? (word === "" ? 0 : 2);
}

const RANKS: Record<string, number> = { Authorized: 1, Declined: 1, Settled: 3, Reversed: 4 };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same content gives the same text, whatever the order of its fields. */
export function canonical(observation: TransactionObservation): string {
  const entries = Object.entries(observation.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([observation.action, entries]);
}

const NOTHING: TransactionFacts = {
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

import {
  AMOUNTS,
  isAfterReading,
  sizeOf,
  type TransactionFacts,
  type TransactionObservation,
  wordOf,
} from "@/lib/transactions/observation";

/**
 * Whether a reversal takes back only a part. The contract documents none (issuing-api §9.4): `card_transaction` describes
 * the payment as it now stands, so one that still debits something, but less than was said before it, leaves that rest.
 * A reversal that repeats the amount, says zero, or says none takes back all.
 */
export function leavesRest(
  reversal: TransactionObservation,
  earlier: readonly TransactionObservation[],
): boolean {
  if (reversal.action !== "Reversed") return false;
  const { finalLocalAmount, localAmount, transactionAmount } = reversal.facts;
  const final = sizeOf(finalLocalAmount);
  const local = sizeOf(localAmount);
  if (final) {
    const before = lastSize(earlier, "finalLocalAmount") ?? lastSize(earlier, "localAmount") ?? local;
    return before?.greaterThan(final) ?? false;
  }
  if (local) return lastSize(earlier, "localAmount")?.greaterThan(local) ?? false;
  const rest = sizeOf(transactionAmount);
  return rest !== null && (lastSize(earlier, "transactionAmount")?.greaterThan(rest) ?? false);
}

/**
 * Whether a reversal stands against a reading that was asked for after it. The list has no word for a reversed payment
 * (issuing-api §3.8), so one that still says what it said before the reversal takes nothing back. It does where it tells
 * of something else: a settlement or an amount that nobody had told of before, another word, or once it had said itself
 * that the payment was reversed.
 */
export function standsAgainst(
  reading: TransactionObservation,
  {
    reversal,
    earlier,
    readings,
  }: {
    reversal: TransactionObservation;
    /** What was announced before the reversal. */
    earlier: readonly TransactionObservation[];
    readings: readonly TransactionObservation[];
  },
): boolean {
  if (readings.some((one) => wordOf(one) === "Reversed")) return false;
  const before = [...earlier, ...readings.filter((one) => isAfterReading(reversal, one.firstSaidAt))];
  const word = wordOf(reading);
  if (word === "") return true;
  if (word === "Authorized") return !leavesRest(reversal, before) || amountIsOld(reading.facts, before);
  return (
    word === "Settled" &&
    before.some((one) => wordOf(one) === "Settled") &&
    amountIsOld(reading.facts, before)
  );
}

/** Amounts that a reversal said hold no longer once the payment was settled after it. */
export function withoutAmounts(facts: TransactionFacts): TransactionFacts {
  return { ...facts, ...Object.fromEntries(AMOUNTS.map((field) => [field, null])) };
}

function amountIsOld(facts: TransactionFacts, before: readonly TransactionObservation[]): boolean {
  const final = sizeOf(facts.finalLocalAmount);
  const now = final ?? sizeOf(facts.localAmount) ?? sizeOf(facts.transactionAmount);
  if (now === null) return true;
  const fields = final
    ? (["finalLocalAmount", "localAmount"] as const)
    : ([facts.localAmount ? "localAmount" : "transactionAmount"] as const);
  return before.some((one) => fields.some((field) => sizeOf(one.facts[field])?.equals(now)));
}

function lastSize(observations: readonly TransactionObservation[], field: (typeof AMOUNTS)[number]) {
  return observations.map((one) => sizeOf(one.facts[field])).findLast((size) => size !== null) ?? null;
}

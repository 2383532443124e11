import "server-only";
import type { Transaction } from "@/lib/core/db";
import { amountsOf } from "@/lib/transactions/amounts";
import type { Amounts } from "@/lib/transactions/detail-schema";
import { foldTransaction } from "@/lib/transactions/fold";
import type { TransactionObservation } from "@/lib/transactions/observation";

/** The amounts of a transaction, of its row only where its events are gone: the fold knows what nobody said. */
export function saidAmounts(row: Transaction, events: readonly TransactionObservation[]): Amounts {
  return amountsOf(events.length > 0 ? foldTransaction(events) : factsOf(row));
}

function factsOf(row: Transaction): Parameters<typeof amountsOf>[0] {
  return {
    transactionCurrency: row.transactionCurrency,
    transactionAmount: row.transactionAmount?.toFixed() ?? null,
    localCurrency: row.localCurrency,
    localAmount: row.localAmount?.toFixed() ?? null,
    finalLocalAmount: row.finalLocalAmount?.toFixed() ?? null,
    billingCurrency: row.billingCurrency,
    billingAmount: row.billingAmount?.toFixed() ?? null,
    calculatedFee: row.calculatedFee?.toFixed() ?? null,
  };
}

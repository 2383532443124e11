import type { Issuer } from "../issuer";
import { announce, type TransactionAction } from "./announce";
import type { Transaction } from "./transaction";

export type Correction = Record<string, string | null>;

/**
 * From now on the issuer says this of a transaction: in its list, and in webhooks. Nobody is told, unless with `action`.
 * Money and usage stay as they are.
 */
export function correct(
  issuer: Issuer,
  transaction: Transaction,
  correction: Correction,
  action?: TransactionAction,
): Transaction {
  const told = { ...transaction.told, ...correction };
  const row = issuer.store.tables.transactions.put({ ...transaction, told });
  if (action) announce(issuer, action, row);
  return row;
}

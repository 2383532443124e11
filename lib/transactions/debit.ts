import "server-only";
import { Prisma } from "@/lib/core/db";

/** Over `"transaction" t`: the currency that the card is debited in, in capitals; without one, the transaction's own. */
export const debitCurrency = Prisma.sql`
  upper(CASE WHEN t.local_amount IS NOT NULL AND t.local_currency <> '' THEN t.local_currency
    ELSE t.transaction_currency END)`;

/** Over `"transaction" t`, in `debitCurrency`, debits negative: what was authorized to debit; null where nobody said it. */
export const authorizedAmount = Prisma.sql`
  coalesce(CASE WHEN t.local_currency <> '' THEN t.local_amount END, t.transaction_amount)`;

/**
 * Over `"transaction" t`, in `debitCurrency`, debits negative: what was finally debited once it is settled, before that
 * what was authorized (issuing-api §3.8). Zero as the final amount says that nobody told it.
 */
export const debitAmount = Prisma.sql`
  coalesce(CASE WHEN t.status = 'Settled' AND t.local_amount IS NOT NULL AND t.local_currency <> ''
      THEN nullif(t.final_local_amount, 0) END, ${authorizedAmount})`;

import { z } from "zod";

export const transactionRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  card: z.string(),
  p_user_id: z.string().nullable(),
  status: z.enum(["Authorized", "Declined", "Settled", "Reversed"]),
  type: z.enum(["Sales", "Refund", "Withdrawal"]),
  transaction_currency: z.string(),
  transaction_amount: z.string(),
  local_currency: z.string(),
  /** What was authorized, in the card's currency; negative for a debit. Only a partial reversal lessens it. */
  local_amount: z.string(),
  final_local_amount: z.string(),
  calculated_fee: z.string(),
  billing_amount: z.string(),
  merchant_id: z.string(),
  merchant_country: z.string(),
  merchant_city: z.string(),
  merchant_name: z.string(),
  decline_reason: z.string().nullable(),
  refund_of: z.string().nullable(),
  /** What was settled, in the transaction's currency, positive; "0" until then. */
  settled: z.string(),
  /** Refunded so far, in the transaction's currency, positive. */
  refunded: z.string(),
  /** What answers and webhooks say of it instead of the above; null: the field is there and says nothing. */
  told: z.record(z.string(), z.string().nullable()).optional(),
});

export type Transaction = z.infer<typeof transactionRow>;

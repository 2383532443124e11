import { z } from "zod";

export const walletRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  p_user_id: z.string(),
  network: z.string(),
  currency: z.string(),
  address: z.string(),
  status: z.string(),
});

export type Wallet = z.infer<typeof walletRow>;

export const walletTransactionRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  wallet: z.string(),
  p_user_id: z.string(),
  network: z.string(),
  currency: z.string(),
  amount: z.string(),
  fee: z.string(),
  credited_currency: z.string(),
  credited_amount: z.string(),
  tx_hash: z.string(),
  from_address: z.string(),
  status: z.string(),
});

export type WalletTransaction = z.infer<typeof walletTransactionRow>;

export const feeRuleRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  p_updated_at: z.string(),
  percentage: z.string(),
  fixed_amount: z.string(),
  minimum_fee: z.string(),
  maximum_fee: z.string().nullable(),
  currency: z.string(),
});

export type FeeRule = z.infer<typeof feeRuleRow>;

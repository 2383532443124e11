import { z } from "zod";

export const verificationRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  card: z.string(),
  transaction_currency: z.string(),
  transaction_amount: z.string(),
  merchant_id: z.string(),
  merchant_country: z.string(),
  merchant_city: z.string(),
  merchant_name: z.string(),
  otp_code: z.string(),
});

export type Verification = z.infer<typeof verificationRow>;

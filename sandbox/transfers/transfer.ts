import { z } from "zod";

export const transferRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  p_updated_at: z.string(),
  sender_user_id: z.string(),
  receiver_user_id: z.string(),
  currency: z.string(),
  amount: z.string(),
  remark: z.string(),
  ref_id: z.string(),
  transfer_status: z.enum(["Settled", "Reversed"]),
});

export type Transfer = z.infer<typeof transferRow>;

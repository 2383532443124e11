import { z } from "zod";

export const PERIODS = ["Transaction", "Daily", "Monthly", "Lifetime"] as const;
export const period = z.enum(PERIODS);
export type Period = z.infer<typeof period>;

export const limitRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  card: z.string(),
  period,
  /** "0" means switched off. */
  limit_amount: z.string(),
});

export type Limit = z.infer<typeof limitRow>;

export const limitChangeRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  card: z.string(),
  card_limit: z.string(),
  limit_amount: z.string(),
  remark: z.string(),
});

export type LimitChange = z.infer<typeof limitChangeRow>;

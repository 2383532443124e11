import { z } from "zod";

/** Owner of the company's own accounts; every other owner is a `p_user_id`. */
export const CORPORATE = "corporate";

export const accountRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  owner: z.string(),
  currency: z.string(),
  /** What can be spent: held amounts are already taken off. */
  balance: z.string(),
});

export type Account = z.infer<typeof accountRow>;

import { z } from "zod";

export const cardRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  reference_id: z.string(),
  title: z.string(),
  type: z.string(),
  status: z.enum(["Active", "Locked", "Terminated", "Inactive"]),
  mode: z.enum(["B2B", "B2C"]),
  form: z.enum(["virtual", "physical"]),
  p_user_id: z.string().nullable(),
  settlement_currency: z.string(),
  pan: z.string(),
  cvv: z.string(),
  expiration_date: z.string(),
  card_holders: z.array(z.unknown()),
  physical: z.object({ reference_id: z.string(), activate_code: z.string() }).nullable(),
  /** Salted hash: "salt:sha256". */
  pin: z.string().nullable(),
});

export type Card = z.infer<typeof cardRow>;

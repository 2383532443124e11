import { z } from "zod";

export const attempt = z.object({
  at: z.string(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  fault: z.string().nullable(),
});

export const deliveryRow = z.object({
  id: z.string(),
  seq: z.number(),
  p_created_at: z.string(),
  kind: z.enum(["transaction", "three-ds"]),
  action: z.string(),
  /** Two deliveries of one subject are never on the wire at the same moment. */
  subject: z.string(),
  body: z.string(),
  state: z.enum(["pending", "delivered", "refused", "given-up", "lost"]),
  /** Business time in ms. */
  next_attempt_at: z.number(),
  attempts: z.array(attempt),
});

export type Delivery = z.infer<typeof deliveryRow>;
export type Attempt = z.infer<typeof attempt>;

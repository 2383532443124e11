import { z } from "zod";

const amount = z.string();

const capturedLimit = z.object({
  period: z.string(),
  /** `0` or an inactive status: the rule limits nothing. */
  limit: amount,
  used: amount,
  currency: z.string(),
  status: z.string().nullable(),
  readAt: z.iso.datetime({ offset: true }),
  answeredAt: z.iso.datetime({ offset: true }).nullish(),
});

/** What `transaction_context.card` holds: the card as the mirror had it, with when each part was read from the issuer. */
export const capturedCard = z.object({
  status: z.string(),
  currency: z.string(),
  expiration: z.string().nullable(),
  pressure: amount.nullable(),
  readAt: z.iso.datetime({ offset: true }),
  limits: z.array(capturedLimit),
  /** What could be spent, where the mirror knew it. */
  balance: z.object({ available: amount, currency: z.string(), readAt: z.string() }).nullable(),
});

export type CapturedCard = z.output<typeof capturedCard>;
export type CapturedLimit = z.output<typeof capturedLimit>;

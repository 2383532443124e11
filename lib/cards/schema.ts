import { z } from "zod";
import type { LimitDto } from "@/lib/limits/schema";
import { ruleChange } from "@/lib/limits/schema";
import type { OperationDto } from "@/lib/operations/schema";

export const CARD_MODES = ["B2B", "B2C"] as const;
export const CARD_FORMS = ["Virtual", "Physical"] as const;
export const CARD_STATUSES = ["Active", "Locked", "Terminated", "Inactive"] as const;

/** Who says so: the issuer, our own record of what we did, or a rule of the contract applied to what it said. */
export type FactSource = "issuer" | "recorded" | "derived";

export interface CardFact {
  value: string;
  source: FactSource;
}

export interface CardHolder {
  userId: string;
  name: string | null;
  source: FactSource;
}

export interface CardListItem {
  id: string;
  referenceId: string | null;
  title: string;
  type: string | null;
  status: string;
  currency: string;
  first6: string | null;
  last4: string | null;
  expiration: string | null;
  mode: CardFact | null;
  form: CardFact | null;
  holder: CardHolder | null;
  /** Highest used ÷ limit × 100 over the card's rules; null when no rule limits it. */
  pressure: string | null;
  issuedAt: string | null;
  syncedAt: string;
  /** Set when the issuer's list no longer names the card. */
  missingSince: string | null;
  version: number;
}

export interface CardDetail extends CardListItem {
  brand: string | null;
  businessName: string | null;
  limits: LimitDto[];
  timeZone: string;
  undecided: OperationDto | null;
  /** What the viewer's role and the card's state allow now. */
  may: { lock: boolean; unlock: boolean; terminate: boolean; editLimits: boolean };
}

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(item).max(20),
  );

export const cardQuery = z.object({
  q: z.string().trim().max(100).optional(),
  status: list(z.string().max(40)).optional(),
  mode: list(z.enum([...CARD_MODES, "unknown"])).optional(),
  form: list(z.enum([...CARD_FORMS, "unknown"])).optional(),
  currency: list(z.string().regex(/^[A-Za-z]{3,5}$/)).optional(),
  holder: z.string().trim().max(100).optional(),
  pressure: z.coerce.number().int().min(1).max(1000).optional(),
  sort: z.enum(["newest", "pressure"]).default("newest"),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type CardQuery = Partial<z.output<typeof cardQuery>>;

export interface CardPage {
  items: CardListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

const onCard = {
  operationId: z.uuid(),
  cardId: z.string().min(1).max(100),
  version: z.number().int(),
};

export const lockInput = z.strictObject({
  ...onCard,
  reason: z.string().trim().max(300, "tooLong").default(""),
});
export const unlockInput = lockInput;
export const terminateInput = z.strictObject({
  ...onCard,
  reason: z.string().trim().min(3, "reasonNeeded").max(300, "tooLong"),
  confirmLast4: z.string().trim(),
});

export const createCardInput = z
  .strictObject({
    operationId: z.uuid(),
    mode: z.enum(CARD_MODES),
    pUserId: z.string().trim().max(100).optional(),
    title: z.string().trim().min(1, "titleNeeded").max(100, "tooLong"),
    type: z.string().trim().max(40).optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, "currencyFormat"),
    limits: z.array(ruleChange).max(4).default([]),
  })
  .refine((input) => input.mode === "B2B" || Boolean(input.pUserId), {
    path: ["pUserId"],
    error: "userNeeded",
  })
  .refine((input) => input.mode === "B2C" || !input.pUserId, { path: ["pUserId"], error: "userNotAllowed" });

export type LockInput = z.input<typeof lockInput>;
export type TerminateInput = z.input<typeof terminateInput>;
export type CreateCardInput = z.input<typeof createCardInput>;

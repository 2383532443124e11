import { z } from "zod";
import { HOLDER_MAX, REVEAL_FIELDS, REVEAL_REASON_MAX, REVEAL_REASON_MIN } from "@/lib/cards/constants";
import type { PinLength } from "@/lib/cards/pin-rule";
import type { CardState } from "@/lib/cards/status";
import { anyText, cursorText, idText, searchText, writtenText } from "@/lib/core/input";
import type { LimitDto } from "@/lib/limit-rules/schema";
import { ruleChange } from "@/lib/limit-rules/schema";
import type { OperationDto } from "@/lib/operations/schema";

export const CARD_MODES = ["B2B", "B2C"] as const;
export const CARD_FORMS = ["Virtual", "Physical"] as const;

/** Who says so: the issuer, our own record of what we did, or a rule of the contract applied to what it said. */
export type FactSource = "issuer" | "recorded" | "derived";

export interface CardFact {
  value: string;
  source: FactSource;
}

/** Who holds a card: a user that the issuer knows, a person who was recorded here, or, of a B2B card, the company. */
export type CardHolder =
  | { kind: "user"; userId: string; name: string | null; source: FactSource }
  | { kind: "recorded"; userId: null; name: string; by: string; at: string }
  | { kind: "company"; userId: null; name: null };

export interface CardListItem {
  id: string;
  referenceId: string | null;
  title: string;
  type: string | null;
  /** The issuer's own word. */
  status: string;
  /** What that word means to us. */
  state: CardState;
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

/** A change of one rule, as the issuer's log has it. */
export interface CardLimitChange {
  id: string;
  /** Null when the log does not say which rule it was. */
  period: string | null;
  amount: string;
  remark: string;
  changedAt: string;
  /** Who did it, when it was done here; null when it was not, or we cannot know. */
  actorName: string | null;
}

export interface CardTransaction {
  id: string;
  status: string;
  type: string;
  /** Signed: debits are negative. Null: not said. */
  amount: string | null;
  currency: string;
  /** What the card's own currency was charged, where that is another one. */
  local: { amount: string; currency: string } | null;
  merchantName: string;
  merchantCity: string | null;
  merchantCountry: string | null;
  occurredAt: string | null;
}

/** An audit row about the card. */
export interface CardActivity {
  id: string;
  action: string;
  outcome: string;
  actor: string;
  at: string;
  reason: string | null;
  errorCode: string | null;
  requestId: string;
  /** Facts that differ, as they were recorded. */
  changes: { fact: string; before: string | null; after: string | null }[];
}

export interface CardDetail extends CardListItem {
  brand: string | null;
  businessName: string | null;
  limits: LimitDto[];
  timeZone: string;
  /** When the card alone was last read from the issuer; null: only ever as part of a list. */
  detailReadAt: string | null;
  limitChanges: CardLimitChange[];
  transactions: CardTransaction[];
  /** Newest first; null when the viewer's role may not read it. */
  activity: CardActivity[] | null;
  undecided: OperationDto | null;
  /** A PIN that is being set, or whose answer was lost; it stands in the way of another PIN only. */
  undecidedPin: OperationDto | null;
  /** How many digits the business's PINs have. */
  pinLength: PinLength;
  /** What the viewer's role and grants and the card's state allow now. */
  may: {
    lock: boolean;
    unlock: boolean;
    terminate: boolean;
    editLimits: boolean;
    setPin: boolean;
    activate: boolean;
    reveal: boolean;
    recordHolder: boolean;
  };
}

/** For the one answer that reveals, and nothing else: never cached, logged or stored. */
export interface RevealedCard {
  pan: string;
  cvv: string | null;
  /** As the issuer writes it, MM/YY in all examples. */
  expirationDate: string | null;
  /** How long it may be shown. */
  seconds: number;
  remainingToday: number;
  mayCopy: boolean;
}

/** What the viewer would need before a card's number is revealed. */
export interface RevealState {
  /** Whether grant and card allow it; the step-up and the budget come on top. */
  may: boolean;
  mayCopy: boolean;
  /** ISO 8601 UTC; null when this session is not stepped up now. */
  steppedUpUntil: string | null;
  hasTotp: boolean;
  remainingToday: number;
  budget: number;
}

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(item).max(20),
  );

export const cardQuery = z.object({
  q: searchText(100).optional(),
  status: list(anyText(40)).optional(),
  mode: list(z.enum([...CARD_MODES, "unknown"])).optional(),
  form: list(z.enum([...CARD_FORMS, "unknown"])).optional(),
  currency: list(z.string().regex(/^[A-Za-z]{3,5}$/)).optional(),
  holder: searchText(100).optional(),
  pressure: z.coerce.number().int().min(1).max(1000).optional(),
  sort: z.enum(["newest", "pressure"]).default("newest"),
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type CardQuery = Partial<z.output<typeof cardQuery>>;

export interface CardPage {
  items: CardListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

/** Distinct values of the mirror, for filters and forms. */
export interface CardFacets {
  statuses: string[];
  currencies: string[];
  types: string[];
  /** Facts that are known of no card: their columns are not shown unless somebody asks for them. */
  unknown: ("mode" | "form")[];
}

/** Whether the viewer may create cards here: his role and the business's contract decide. */
export type CardCreation = "allowed" | "switchedOff" | "denied";

export const refreshInput = z.strictObject({
  cardId: idText(100),
  /** Seconds; a card read from the issuer more recently is given as it is. */
  maxAge: z.coerce.number().int().min(0).max(86_400).default(0),
});

const onCard = {
  operationId: z.uuid(),
  cardId: idText(100),
  version: z.number().int(),
};

export const lockInput = z.strictObject({
  ...onCard,
  reason: writtenText(300).default(""),
});
export const unlockInput = lockInput;
export const terminateInput = z.strictObject({
  ...onCard,
  reason: writtenText(300).min(3, "reasonNeeded"),
  confirmLast4: anyText(20).trim(),
});

export const createCardInput = z
  .strictObject({
    operationId: z.uuid(),
    mode: z.enum(CARD_MODES),
    pUserId: writtenText(100).optional(),
    title: writtenText(100).min(1, "titleNeeded"),
    type: writtenText(40).optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, "currencyFormat"),
    limits: z.array(ruleChange).max(4).default([]),
  })
  .refine((input) => input.mode === "B2B" || Boolean(input.pUserId), {
    path: ["pUserId"],
    error: "userNeeded",
  })
  .refine((input) => input.mode === "B2C" || !input.pUserId, { path: ["pUserId"], error: "userNotAllowed" });

/** The digits and the weakness of a PIN are judged beside the card: the rule needs its last four digits. */
const pin = z.string().max(20, "pinLength");

export const setPinInput = z.strictObject({ ...onCard, pin });
export const activateCardInput = z.strictObject({
  ...onCard,
  pin,
  physicalCardReferenceId: anyText(100).trim().min(1, "required"),
  activateCode: anyText(100).trim().min(1, "required"),
});

export const revealCardInput = z.strictObject({
  revealId: z.uuid(),
  cardId: idText(100),
  reason: writtenText(REVEAL_REASON_MAX).min(REVEAL_REASON_MIN, "reasonShort"),
});
export const recordCopyInput = z.strictObject({ revealId: z.uuid(), field: z.enum(REVEAL_FIELDS) });
export const revealStateInput = z.strictObject({ cardId: idText(100) });

export type LockInput = z.input<typeof lockInput>;
export type TerminateInput = z.input<typeof terminateInput>;
export type CreateCardInput = z.input<typeof createCardInput>;
export type SetPinInput = z.input<typeof setPinInput>;
export type ActivateCardInput = z.input<typeof activateCardInput>;
export type RevealCardInput = z.input<typeof revealCardInput>;
export type RecordCopyInput = z.input<typeof recordCopyInput>;

export const recordHolderInput = z.strictObject({
  cardId: idText(100),
  /** Null takes the record back. */
  name: writtenText(HOLDER_MAX)
    .min(1, "nameNeeded")
    .refine((text) => !/[\t\n\r]/.test(text), "invalid")
    .nullable(),
  /** The recorded name that the form showed; another one is refused as stale. */
  shown: anyText(HOLDER_MAX).nullable(),
});
export type RecordHolderInput = z.input<typeof recordHolderInput>;

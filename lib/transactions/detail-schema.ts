import { z } from "zod";
import type { CardHolder } from "@/lib/cards/schema";
import type { CardState } from "@/lib/cards/status";
import { idText, writtenText } from "@/lib/core/input";
import { NOTE_MAX } from "@/lib/transactions/constants";

/** An amount as the issuer said it: signed decimal string in major units; the currency may be missing. */
export interface SaidAmount {
  amount: string;
  currency: string | null;
}

/** The five amounts of §3.8 and §9.4; null: nobody said. */
export interface Amounts {
  transaction: SaidAmount | null;
  local: SaidAmount | null;
  billing: SaidAmount | null;
  final: SaidAmount | null;
  fee: SaidAmount | null;
}

/** `known`: as the mirror had it at that moment; `reconstructed`: from records of later; `now`: only today's value. */
export type Certainty = "known" | "reconstructed" | "now";

/** One rule as it stood before the decision. Amounts are decimal strings in `currency`. */
export interface MomentLimit {
  period: string;
  currency: string;
  /** True when the rule limited nothing. */
  off: boolean;
  /** Null: no longer knowable. */
  limit: string | null;
  /** Used before this transaction, in the rule's window; null for the per-transaction rule or when unknowable. */
  used: string | null;
  certainty: Certainty;
  /** ISO; null where the rule never resets. */
  windowStart: string | null;
  windowEnd: string | null;
}

export interface MomentStatus {
  /** The issuer's own word. */
  status: string;
  state: CardState;
  certainty: Certainty;
}

/** The card as it was when the transaction was decided, as far as anybody can tell. */
export interface CardMoment {
  at: string;
  /** `captured`: kept when the webhook came; `reconstructed`: put together from records afterwards. */
  basis: "captured" | "reconstructed";
  capturedAt: string | null;
  currency: string | null;
  timeZone: string;
  status: MomentStatus | null;
  /** `MM/YY`. */
  expiration: string | null;
  limits: MomentLimit[];
  /** `readAt`: when the issuer last said so before that moment. */
  balance: { available: string; currency: string; readAt: string; certainty: Certainty } | null;
}

/** A reason that what is known about the moment speaks for; never the issuer's own word. */
export type DeclineCause =
  | { kind: "status"; status: string; state: CardState; certainty: Certainty }
  | { kind: "expired"; expiration: string; certainty: Certainty }
  | {
      kind: "limit";
      period: string;
      currency: string;
      limit: string;
      /** Null for the per-transaction rule. */
      used: string | null;
      asked: string;
      overBy: string;
      windowStart: string | null;
      windowEnd: string | null;
      certainty: Certainty;
    }
  | {
      kind: "balance";
      currency: string;
      available: string;
      asked: string;
      short: string;
      /** Whole minutes from the reading of the balance to the transaction. */
      minutesBefore: number;
      certainty: Certainty;
    }
  | { kind: "currency"; from: string; to: string; certainty: Certainty };

/** A rule that had room for the amount. */
export interface RoomyLimit {
  period: string;
  currency: string;
  limit: string;
  used: string | null;
  asked: string;
  left: string;
  certainty: Certainty;
}

export interface DeclineExplanation {
  /** Likeliest first; empty: nothing that is known explains it. */
  causes: DeclineCause[];
  /** What was looked at and spoke against being the cause. */
  cleared: { status: Certainty | null; limits: RoomyLimit[] };
  /** Rules that could not be checked, by name. */
  unchecked: string[];
}

export type StepKind = "authorized" | "declined" | "settled" | "reversed" | "reversedInPart" | "other";

/** Everything that was observed of one stage of the transaction. */
export interface TimelineStep {
  kind: StepKind;
  /** The issuer's own word. */
  status: string;
  /** When it happened, where the issuer says so. */
  occurredAt: string | null;
  /** When each source first said it. */
  seen: { eventId: string; source: "webhook" | "sync" | "other"; action: string | null; at: string }[];
  /** Heard of before an earlier stage was. */
  early: boolean;
  amounts: Amounts;
  /** What this later word about the same stage says otherwise; empty for the first one. */
  replaces: Replacement[];
}

/** One thing that a later word says otherwise. */
export type Replacement =
  | { kind: "amount"; field: keyof Amounts; from: SaidAmount; to: SaidAmount }
  | {
      kind: "text";
      field: "type" | "merchant" | "city" | "country" | "user";
      from: string;
      to: string | null;
    };

/** §9.4: `billing = local − fee`, debits negative, fee positive. */
export interface BillingCheck {
  /** Which amount the fee was taken from: what was authorized, or what was finally debited. */
  base: "local" | "final";
  from: string;
  fee: string;
  billing: string;
  expected: string;
  currency: string;
  agrees: boolean;
}

/** A settlement for another amount than the authorization; `size` is never negative. */
export interface SettledDifference {
  size: string;
  currency: string;
  direction: "more" | "less";
}

export interface LinkedTransaction {
  id: string;
  status: string;
  type: string;
  amount: string;
  currency: string;
  occurredAt: string;
}

/** A guess, never a fact: the contract links no refund to what it gives back. */
export interface RefundGuess {
  /** What this one likely gives back, likeliest first; empty unless it is a refund. */
  originals: LinkedTransaction[];
  /** What likely gave this one back. */
  refunds: LinkedTransaction[];
}

/** Another try of the same card at the same merchant. */
export interface Attempt extends LinkedTransaction {
  /** Seconds from this transaction to that one; negative: before. */
  secondsAfter: number;
}

export interface TransactionNoteDto {
  id: string;
  authorName: string;
  at: string;
  body: string;
}

export interface RawEvent {
  id: string;
  source: "webhook" | "sync" | "other";
  action: string | null;
  observedAt: string;
  /** Pretty JSON without secrets. */
  json: string;
}

export interface TransactionCard {
  id: string;
  title: string;
  last4: string | null;
  status: string;
  state: CardState;
  currency: string;
}

export interface TransactionDetail {
  id: string;
  status: string;
  type: string;
  amounts: Amounts;
  merchantId: string | null;
  merchantName: string;
  merchantCountry: string | null;
  merchantCity: string | null;
  /** Null when the issuer did not say. */
  occurredAt: string | null;
  firstSeenAt: string;
  updatedAt: string;
  cardId: string;
  /** Null when the mirror does not know the card. */
  card: TransactionCard | null;
  /** Whom the issuer named with the transaction, else the holder of its card. */
  holder: CardHolder | null;
  /** The user's, only its last digits. */
  phone: string | null;
  steps: TimelineStep[];
  billing: BillingCheck | null;
  settledDifference: SettledDifference | null;
  guess: RefundGuess;
  attempts: Attempt[];
  then: CardMoment | null;
  now: CardMoment | null;
  /** Null unless it was declined. */
  decline: DeclineExplanation | null;
  /** Rules that would let the same payment pass today, by name. */
  roomNow: string[];
  notes: TransactionNoteDto[];
  events: RawEvent[];
  timeZone: string;
  may: { note: boolean; unlock: boolean; editLimits: boolean };
}

export const transactionId = idText(200);

export const addNoteInput = z.strictObject({
  /** Made once by the form, so that a repeated click is one note. */
  noteId: z.uuid(),
  transactionId,
  body: writtenText(NOTE_MAX).min(1, "noteNeeded"),
});

export type AddNoteInput = z.input<typeof addNoteInput>;

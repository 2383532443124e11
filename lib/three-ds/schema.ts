import { z } from "zod";
import type { CardHolder } from "@/lib/cards/schema";
import { hasCardNumber } from "@/lib/core/card-number";
import { anyText, cursorText, idText, searchText } from "@/lib/core/input";
import {
  CHALLENGE_STATES,
  RELAY_ADAPTERS,
  RELAY_LANGUAGES,
  type RelayAdapterName,
  type RelayErrorCode,
  type RelayLanguage,
  type RelayStatus,
} from "@/lib/three-ds/constants";

export interface DeskPerson {
  id: string;
  name: string;
}

/** A challenge as it is shown. It never holds the code. */
export interface ChallengeDto {
  id: string;
  verificationId: string;
  card: { id: string; title: string } | null;
  cardReferenceId: string | null;
  first6: string | null;
  last4: string | null;
  /** Null also where the card is unknown. */
  holder: CardHolder | null;
  currency: string | null;
  /** Signed as the issuer says it: a purchase is negative. */
  amount: string | null;
  merchantId: string | null;
  merchantName: string | null;
  merchantCity: string | null;
  merchantCountry: string | null;
  businessName: string | null;
  issuedAt: string | null;
  receivedAt: string;
  expiresAt: string;
  /** At `now` of the page it came with. */
  expired: boolean;
  /** Whether a code is there to be revealed or sent. */
  hasCode: boolean;
  claimedBy: DeskPerson | null;
  claimedAt: string | null;
  revealedBy: DeskPerson | null;
  revealedAt: string | null;
  /** `sent` when any sending succeeded, else how the last one stands. */
  relay: RelayStatus | null;
}

export interface ChallengePage {
  items: ChallengeDto[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Counted up to 1,000. */
  total: { count: number; capped: boolean };
  /** The server's time, by which the countdown runs. */
  now: string;
}

export interface RelayDto {
  id: string;
  adapter: RelayAdapterName;
  recipient: string;
  language: RelayLanguage;
  status: RelayStatus;
  attempts: number;
  /** Null once nothing more is tried. */
  nextTryAt: string | null;
  lastError: RelayErrorCode | null;
  createdAt: string;
  sentAt: string | null;
  /** Null: on arrival. */
  requestedBy: DeskPerson | null;
}

export interface ContactDto {
  email: string;
  language: RelayLanguage;
  phone: string | null;
}

export interface ChallengeDetail extends ChallengeDto {
  now: string;
  relays: RelayDto[];
  /** The ways that are configured here. */
  adapters: { name: RelayAdapterName; needsContact: boolean; recipient: string | null }[];
  /** Whole for those who may send codes, else masked. */
  contact: ContactDto | null;
}

/** What a claim ends in: of two at once one wins, and the other is told who has it. */
export interface ClaimResult {
  claimed: boolean;
  challenge: ChallengeDto;
}

export interface RevealedCode {
  code: string;
  /** How long it may stay on the screen. */
  showSeconds: number;
}

const challengeId = z.uuid();

export const challengeInput = z.strictObject({ challengeId });
export const revealInput = z.strictObject({
  challengeId,
  /** “The caller did not call us: I called back on the registered number.” */
  acknowledged: z.literal(true, "notAcknowledged"),
});
export const relayInput = z.strictObject({
  challengeId,
  relayId: z.uuid(),
  adapter: z.enum(RELAY_ADAPTERS),
  language: z.enum(RELAY_LANGUAGES),
});
export const contactInput = z.strictObject({
  cardId: idText(100),
  /** Empty: forget the contact. */
  email: z.union([z.literal(""), z.email("emailFormat").max(254, "emailFormat")]),
  language: z.enum(RELAY_LANGUAGES),
  phone: anyText(40)
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^(\+?[0-9 ().-]{5,20})?$/, "phoneFormat"))
    .refine((text) => !hasCardNumber(text), "phoneFormat")
    .default(""),
});

export const challengeQuery = z.object({
  state: z.enum(CHALLENGE_STATES).default("live"),
  /** Merchant, holder, last four digits, or a verification's id. */
  q: searchText(100).optional(),
  card: anyText(100).optional(),
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type ChallengeQuery = Partial<z.output<typeof challengeQuery>>;
export type RevealInput = z.input<typeof revealInput>;
export type RelayInput = z.input<typeof relayInput>;
export type ContactInput = z.input<typeof contactInput>;

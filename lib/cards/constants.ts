/** What the forms about a card's secrets need, apart from the schema so that screens need no parser. */
export { type PinLength, type PinProblem, pinProblem } from "@/lib/cards/pin-rule";

/** How long a revealed number may be shown and copied. */
export const REVEAL_SECONDS = 30;
export const REVEAL_REASON_MIN = 10;
export const REVEAL_REASON_MAX = 300;

export const REVEAL_FIELDS = ["pan", "cvv", "expirationDate"] as const;
export type RevealField = (typeof REVEAL_FIELDS)[number];

/** Letters of a holder who is recorded here. */
export const HOLDER_MAX = 100;

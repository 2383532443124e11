/** Where a delivery stands; what another part of the console makes of one adds a word of its own. */
export const DELIVERY_STATES = [
  "waiting",
  "mirrored",
  "unchanged",
  "three-ds",
  "not-understood",
  "not-json",
  "failed",
  "refused",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** `valid`, or why a delivery was refused. */
export const SIGNATURES = [
  "valid",
  "bad_signature",
  "missing_header",
  "malformed_credential",
  "malformed_nonce",
  "malformed_signature",
  "unknown_algorithm",
  "foreign_app",
  "stale",
  "from_the_future",
  "wrong_path",
  "wrong_uri",
  "foreign_address",
] as const;
export type SignatureVerdict = (typeof SIGNATURES)[number];

/** The actions of issuing-api §9.4. A 3DS body has none. */
export const WEBHOOK_ACTIONS = ["Authorization", "Settled", "Reversed"] as const;

/** What is odd about a delivery without being wrong. */
export const DELIVERY_MARKS = ["duplicate", "late", "out-of-order", "repaired"] as const;
export type DeliveryMark = (typeof DELIVERY_MARKS)[number];

/** `quiet`: the issuer has news and sends none. `refusing`: all that comes is refused. `behind`: it is not processed. */
export const FEED_STATES = ["ok", "never", "quiet", "refusing", "behind", "unconfigured"] as const;
export type FeedState = (typeof FEED_STATES)[number];

/** Why a delivery could not be processed. */
export const FAILURES = ["notStored", "internal"] as const;

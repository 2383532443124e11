/** `live`: the code has not expired, whoever has it; `claimed`: live, and somebody has it. */
export const CHALLENGE_STATES = ["live", "claimed", "expired", "all"] as const;
export type ChallengeStateFilter = (typeof CHALLENGE_STATES)[number];

export const RELAY_ADAPTERS = ["email", "webhook"] as const;
export type RelayAdapterName = (typeof RELAY_ADAPTERS)[number];

/** `failed` is for good; `given_up`: the code expired before it could be sent. */
export const RELAY_STATUSES = ["queued", "sent", "failed", "given_up"] as const;
export type RelayStatus = (typeof RELAY_STATUSES)[number];

/** Why a code was not sent, in our own words: nothing that the other side wrote is kept. */
export const RELAY_ERRORS = [
  "unreachable",
  "timeout",
  "tls",
  "auth",
  "recipient",
  "refused",
  "busy",
  "redirected",
  "not-configured",
  "no-contact",
  "expired",
  "code-gone",
] as const;
export type RelayErrorCode = (typeof RELAY_ERRORS)[number];

export const RELAY_LANGUAGES = ["en", "zh-HK", "zh-CN"] as const;
export type RelayLanguage = (typeof RELAY_LANGUAGES)[number];

/** How long a revealed code stays on the screen. */
export const REVEAL_SECONDS = 30;

/** Why a verb about a challenge refuses, beside the general error codes. */
export const DESK_PROBLEMS = [
  "expired",
  "codeGone",
  "notClaimer",
  "alreadyRevealed",
  "notAcknowledged",
  "alreadyQueued",
  "adapterOff",
  "contactNeeded",
  "emailFormat",
  "phoneFormat",
  "fullCardNumber",
] as const;
export type DeskProblem = (typeof DESK_PROBLEMS)[number];

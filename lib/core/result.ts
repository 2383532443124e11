export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "INVALID_INPUT",
  "NOT_FOUND",
  "STALE",
  "BUSY",
  "NOT_ALLOWED_NOW",
  "RATE_LIMITED",
  "ISSUER_REFUSED",
  "ISSUER_UNREACHABLE",
  "ISSUER_UNAUTHORIZED",
  "ISSUER_NOT_OFFERED",
  "ISSUER_UNREADABLE",
  "SWITCHED_OFF",
  "NEW_VERSION",
  "OTHER_PERSON",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Field name → key of a translated text in `errors.fields`. */
export type FieldErrors = Record<string, string>;

/** What may be shown beside the translated text of an error. Nothing secret belongs here. */
export interface ErrorDetails {
  issuerCode?: string | undefined;
  issuerMessage?: string | undefined;
  httpStatus?: number | undefined;
  issuerRequestId?: string | undefined;
  /** Whether the refused or failed action changed anything: `no` unless said otherwise. */
  changed?: "no" | "unknown" | undefined;
  /** What is missing where the action is not allowed now: the person can get it, or somebody else must. */
  needs?:
    | "step-up"
    | "connection"
    | "capacity"
    | "budget"
    | "reference-id"
    | "approval-own"
    | "approval-over"
    | "approval-expired"
    | "approval-maker"
    | "approval-world"
    | "approval-waits"
    | "phone-taken"
    | "card-linked"
    | "pool-empty"
    | "wallet-exists"
    | "party-inactive"
    | "party-incomplete"
    | "funds"
    | "transfer-reversed"
    | "user-stopped"
    | undefined;
  /** With `step-up`: whether the person has an authenticator to prove it by. */
  hasTotp?: boolean | undefined;
  /** The request for a second person that is in the way, or that this one became. */
  approvalId?: string | undefined;
  /** The user, the card or the wallet that is in the way. */
  userId?: string | undefined;
  cardId?: string | undefined;
  walletId?: string | undefined;
  /** The row of a transfer that did not move anything. */
  transferId?: string | undefined;
  /** Which side of a transfer it is about, and what the register lacks of that user. */
  party?: "sender" | "receiver" | undefined;
  missing?: readonly string[] | undefined;
  /** What was asked for and what there is, decimal strings of one currency. */
  amount?: string | undefined;
  balance?: string | undefined;
  currency?: string | undefined;
}

export interface ActionError {
  code: ErrorCode;
  fields?: FieldErrors | undefined;
  details: ErrorDetails;
  requestId: string;
}

/** What every server action and JSON endpoint answers. */
export type ActionResult<T> = { ok: true; data: T } | { ok: false; error: ActionError };

export type IssuingErrorKind =
  | "not_sent"
  | "unauthorized"
  | "refused"
  | "not_found"
  | "rate_limited"
  | "server_error"
  | "timeout"
  | "connection_lost"
  | "unreadable_reply";

/** May the call have changed something at the issuer? Always "none" for reads. */
export type IssuingEffect = "none" | "unknown";

export interface IssuingErrorFacts {
  kind: IssuingErrorKind;
  effect: IssuingEffect;
  operation: string;
  requestId: string;
  issuerCode?: string | null;
  /** Already scrubbed. */
  issuerMessage?: string | null;
  httpStatus?: number | null;
  /** For developers: what was wrong, without any value of a request or reply. */
  detail?: string;
}

/**
 * Every failure of a call to the issuer. `effect: "unknown"` means: find out by reading, never send again.
 * `message` holds names, codes and ids only; `issuerMessage` is the issuer's own text, scrubbed, at most 200 characters.
 */
export class IssuingError extends Error {
  override readonly name = "IssuingError";
  readonly kind: IssuingErrorKind;
  readonly effect: IssuingEffect;
  readonly operation: string;
  readonly issuerCode: string | null;
  readonly issuerMessage: string | null;
  readonly httpStatus: number | null;
  readonly requestId: string;

  constructor(facts: IssuingErrorFacts) {
    super(errorText(facts));
    this.kind = facts.kind;
    this.effect = facts.effect;
    this.operation = facts.operation;
    this.issuerCode = facts.issuerCode ?? null;
    this.issuerMessage = facts.issuerMessage?.slice(0, 200) ?? null;
    this.httpStatus = facts.httpStatus ?? null;
    this.requestId = facts.requestId;
  }
}

/** Wrong keys, URLs or route overrides, found when the client is made. The message is one sentence and quotes no secret. */
export class IssuingConfigError extends Error {
  override readonly name = "IssuingConfigError";
}

function errorText(facts: IssuingErrorFacts): string {
  const parts = [
    facts.httpStatus ? `HTTP ${facts.httpStatus}` : null,
    facts.issuerCode ? `code ${facts.issuerCode}` : null,
    `effect ${facts.effect}`,
    `request ${facts.requestId}`,
  ];
  const detail = facts.detail ? `: ${facts.detail}` : "";
  return `${facts.operation} ${facts.kind}${detail} (${parts.filter(Boolean).join(", ")})`;
}

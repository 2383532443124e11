import { createHash, timingSafeEqual, verify } from "node:crypto";
import { type Clock, systemClock } from "@/lib/core/clock";
import { readPublicKeys } from "@/lib/issuing/keys";
import { ALGORITHM, signatureMessage } from "@/lib/issuing/sign";

export type WebhookRefusal =
  | "missing_header"
  | "malformed_credential"
  | "unknown_algorithm"
  | "foreign_app"
  | "malformed_nonce"
  | "malformed_signature"
  | "bad_signature"
  | "stale"
  | "from_the_future";

export type WebhookVerdict =
  | { valid: true; signedAt: Date; nonce: string }
  | { valid: false; reason: WebhookRefusal };

export interface InboundWebhook {
  /** Path and query of our endpoint, as the issuer called it. */
  uri: string;
  headers: { get(name: string): string | null | undefined };
  /** The raw bytes, before any parsing. */
  body: Uint8Array;
}

export interface WebhookVerifierOptions {
  /** RSA public key(s) of the issuer, PEM. */
  publicKey: string;
  appId: string;
  clock?: Clock;
  /** How old a credential may be. The contract names no bound and retries go on for 24 h, hence 25 h. */
  maxAgeSeconds?: number;
  /** How far the issuer's clock may run ahead of ours; 30 minutes, as for requests. */
  maxAheadSeconds?: number;
}

/**
 * Gives a function that checks a webhook as contract §9.1 says. It answers a verdict and never throws;
 * age is judged last, so `stale` means an authentic message. Making it throws IssuingConfigError on a bad key.
 */
export function createWebhookVerifier(options: WebhookVerifierOptions) {
  const { appId, clock = systemClock, maxAgeSeconds = 25 * 3600, maxAheadSeconds = 30 * 60 } = options;
  const keys = readPublicKeys(options.publicKey);

  return function verifyWebhook(webhook: InboundWebhook): WebhookVerdict {
    const credential = readHeader(webhook, "credential");
    const nonce = readHeader(webhook, "nonce");
    const signature = readHeader(webhook, "signature");
    if (!credential || !nonce || !signature) return refuse("missing_header");
    const parts = credential.split("/");
    const [givenApp, requestTime, algorithm] = parts;
    const signedAt = requestTime === undefined ? null : parseRequestTime(requestTime);
    if (parts.length !== 3 || !givenApp || requestTime === undefined || !signedAt) {
      return refuse("malformed_credential");
    }
    if (algorithm !== ALGORITHM) return refuse("unknown_algorithm");
    if (!sameText(givenApp, appId)) return refuse("foreign_app");
    if (!/^[\x21-\x7e]{8,128}$/.test(nonce)) return refuse("malformed_nonce");
    if (!/^[A-Za-z0-9+/]{64,2048}={0,2}$/.test(signature)) return refuse("malformed_signature");
    const message = Buffer.from(
      signatureMessage({ method: "POST", uri: webhook.uri, body: webhook.body, requestTime, nonce }),
    );
    const bytes = Buffer.from(signature, "base64");
    if (!keys.some((key) => verify("sha256", message, key, bytes))) return refuse("bad_signature");
    const age = clock.now().getTime() - signedAt.getTime();
    if (age > maxAgeSeconds * 1000) return refuse("stale");
    if (age < -maxAheadSeconds * 1000) return refuse("from_the_future");
    return { valid: true, signedAt, nonce };
  };
}

function refuse(reason: WebhookRefusal): WebhookVerdict {
  return { valid: false, reason };
}

function readHeader(webhook: InboundWebhook, name: string): string | null {
  const value = webhook.headers.get(name);
  return typeof value === "string" && value.length <= 4096 ? value.trim() : null;
}

function parseRequestTime(text: string): Date | null {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!match) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.000Z`;
  const time = new Date(iso);
  return Number.isFinite(time.getTime()) && time.toISOString() === iso ? time : null;
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

import { createHmac, type KeyObject, randomInt, sign } from "node:crypto";
import type { Clock } from "@/lib/core/clock";
import { IssuingConfigError } from "@/lib/issuing/errors";
import { readPrivateKey } from "@/lib/issuing/keys";

export const ALGORITHM = "Wonder-RSA-SHA256";

export interface SignedRequest {
  method: string;
  /** Path and query exactly as they go on the wire. */
  uri: string;
  /** The very bytes that are sent; absent or empty when there is no body. */
  body?: Uint8Array | undefined;
}

export interface SignatureHeaders {
  Credential: string;
  Nonce: string;
  Signature: string;
}

export type Signer = (request: SignedRequest) => SignatureHeaders;

/**
 * Takes the AppID, an RSA private key (PEM, parsed once), a clock and a nonce source; gives a function that
 * makes the three signature headers, each call with a new time and nonce (contract §2).
 * @throws IssuingConfigError when the key or the AppID cannot be used.
 */
export function createSigner(options: {
  appId: string;
  privateKey: string | KeyObject;
  clock: Clock;
  nonce?: (() => string) | undefined;
}): Signer {
  const { appId, clock, nonce = randomNonce } = options;
  if (!/^[\x21-\x2e\x30-\x7e]+$/.test(appId)) {
    throw new IssuingConfigError("The AppID must be printable text without blanks and slashes.");
  }
  const key = readPrivateKey(options.privateKey);
  return (request) => {
    const requestTime = toRequestTime(clock.now());
    const requestNonce = nonce();
    const message = signatureMessage({ ...request, requestTime, nonce: requestNonce });
    return {
      Credential: `${appId}/${requestTime}/${ALGORITHM}`,
      Nonce: requestNonce,
      Signature: sign("sha256", Buffer.from(message), key).toString("base64"),
    };
  };
}

/** The 64 hex characters that RSA signs: HMAC of `METHOD\nURI[\nbody]` under the key derived from nonce and time. */
export function signatureMessage(request: SignedRequest & { requestTime: string; nonce: string }): string {
  const k1 = createHmac("sha256", request.nonce).update(request.requestTime).digest();
  const k2 = createHmac("sha256", k1).update(ALGORITHM).digest();
  const content = createHmac("sha256", k2).update(`${request.method.toUpperCase()}\n${request.uri}`);
  if (request.body?.length) content.update("\n").update(request.body);
  return content.digest("hex");
}

/** 16 characters of [0-9A-Za-z], each equally likely. */
export function randomNonce(): string {
  return Array.from({ length: 16 }, () => NONCE_CHARACTERS.charAt(randomInt(NONCE_CHARACTERS.length))).join(
    "",
  );
}

const NONCE_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** UTC, YYYYMMDDhhmmss. */
function toRequestTime(now: Date): string {
  return now.toISOString().slice(0, 19).replace(/[-:T]/g, "");
}

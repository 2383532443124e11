import { createHmac, createSign, createVerify, type KeyObject } from "node:crypto";

export const ALGORITHM = "Wonder-RSA-SHA256";

export type SignedParts = {
  method: string;
  /** Path plus `?query`, exactly as on the wire. */
  uri: string;
  body: Uint8Array;
  time: string;
  nonce: string;
};

/** The base64 signature of issuing-api.md §2 over the given parts. */
export function signParts(key: KeyObject, parts: SignedParts): string {
  return createSign("sha256").update(signedMessage(parts), "utf8").sign(key, "base64");
}

export function signatureMatches(key: KeyObject, parts: SignedParts, signature: string): boolean {
  return createVerify("sha256").update(signedMessage(parts), "utf8").verify(key, signature, "base64");
}

/** The 64 hex characters that RSA signs (§2 steps 4 to 7). */
export function signedMessage({ method, uri, body, time, nonce }: SignedParts): string {
  const hmac = createHmac("sha256", deriveKey(time, nonce)).update(`${method.toUpperCase()}\n${uri}`);
  if (body.byteLength > 0) hmac.update("\n").update(body);
  return hmac.digest("hex");
}

export function deriveKey(time: string, nonce: string): Buffer {
  return createHmac("sha256", firstKey(time, nonce)).update(ALGORITHM).digest();
}

export function firstKey(time: string, nonce: string): Buffer {
  return createHmac("sha256", Buffer.from(nonce, "utf8")).update(time).digest();
}

import type { KeyObject } from "node:crypto";
import { Problem } from "../problem";
import { parseCredential } from "../signing/credential";
import type { NonceBook } from "../signing/nonce-book";
import { signatureMatches } from "../signing/sign";

const FRESHNESS_MS = 30 * 60_000;

export type SignedRequest = {
  method: string;
  uri: string;
  body: Buffer;
  credential: string | undefined;
  nonce: string | undefined;
  signature: string | undefined;
};

/** Admits a request only when §2 holds for the very bytes that arrived. */
export class Gatekeeper {
  readonly #appId: string;
  readonly #publicKey: KeyObject;
  readonly #nonces: NonceBook;

  constructor(appId: string, publicKey: KeyObject, nonces: NonceBook) {
    this.#appId = appId;
    this.#publicKey = publicKey;
    this.#nonces = nonces;
  }

  /** Throws a Problem that says what is wrong; the nonce is used up only by a request that is right otherwise. */
  admit(request: SignedRequest, serverTime: Date) {
    const credential = parseCredential(request.credential);
    if (!credential) throw new Problem(401, "E000002", "Invalid Credential Format.");
    if (credential.appId !== this.#appId) {
      throw new Problem(401, "SBX-UNKNOWN-APP", "The credential names an unknown AppID.");
    }
    const nonce = request.nonce ?? "";
    if (!/^[0-9a-zA-Z]{16}$/.test(nonce)) {
      throw new Problem(401, "SBX-INVALID-NONCE", "Nonce must be 16 letters or digits.");
    }
    const now = serverTime.getTime();
    if (Math.abs(now - credential.at.getTime()) > FRESHNESS_MS) {
      throw new Problem(
        401,
        "SBX-STALE-CREDENTIAL",
        "The credential is more than 30 minutes from server time.",
      );
    }
    const signature = request.signature ?? "";
    const parts = {
      method: request.method,
      uri: request.uri,
      body: request.body,
      time: credential.time,
      nonce,
    };
    if (!isBase64(signature) || !signatureMatches(this.#publicKey, parts, signature)) {
      throw new Problem(401, "SBX-INVALID-SIGNATURE", "The signature does not match the request.");
    }
    if (!this.#nonces.take(nonce, credential.at.getTime() + FRESHNESS_MS, now)) {
      throw new Problem(401, "SBX-REUSED-NONCE", "This nonce was used before.");
    }
  }
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && text.length % 4 === 0;
}

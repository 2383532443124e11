import { createECDH } from "node:crypto";

export const COORDINATE_BYTES = 32;

/** A coordinate as fixed 32 bytes: hex with its leading zeros stripped or not, or base64url; null when neither. */
export function readCoordinate(text: string): Buffer | null {
  if (/^[A-Za-z0-9_-]{43}$/.test(text)) return Buffer.from(text, "base64url");
  if (!/^[0-9a-fA-F]{1,64}$/.test(text)) return null;
  return Buffer.from(text.padStart(COORDINATE_BYTES * 2, "0"), "hex");
}

export type KeyPair = { private: Buffer; x: Buffer; y: Buffer };

/** A fresh P-256 pair, or the one of a given scalar. */
export function makeKeyPair(scalar?: Buffer): KeyPair {
  const ecdh = createECDH("prime256v1");
  if (scalar) ecdh.setPrivateKey(scalar);
  else ecdh.generateKeys();
  const point = ecdh.getPublicKey();
  return { private: ecdh.getPrivateKey(), x: point.subarray(1, 33), y: point.subarray(33) };
}

/** The shared X coordinate as fixed 32 bytes; null when the peer's point is not on the curve. */
export function sharedSecret(own: KeyPair, x: Buffer, y: Buffer): Buffer | null {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(own.private);
  try {
    const secret = ecdh.computeSecret(Buffer.concat([Buffer.from([4]), x, y]));
    return Buffer.concat([Buffer.alloc(COORDINATE_BYTES - secret.length), secret]);
  } catch {
    return null;
  }
}

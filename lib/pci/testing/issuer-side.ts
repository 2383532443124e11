import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

// The other side of a session, written with node:crypto alone, so that two implementations have to agree.

/** SHA-256 of the kid's text and Z. */
export function secretKeyOf(kid: string, z: Uint8Array): Buffer {
  return createHash("sha256").update(kid).update(z).digest();
}

export interface SealOptions {
  enc?: "A256GCM" | "A128CBC-HS256";
  header?: Record<string, unknown>;
}

/** A compact JWE of `plaintext` under `key`. */
export function seal(
  key: Uint8Array,
  kid: string,
  plaintext: string | Buffer,
  options: SealOptions = {},
): string {
  const { enc = "A256GCM", header = {} } = options;
  const head = encode(JSON.stringify({ alg: "dir", enc, kid, ...header }));
  const parts =
    enc === "A256GCM" ? gcm(key, head, Buffer.from(plaintext)) : cbc(key, head, Buffer.from(plaintext));
  return [head, "", ...parts.map(encode)].join(".");
}

/** Opens an A256GCM block; throws when the tag does not fit. */
export function open(key: Uint8Array, jwe: string): { header: unknown; plaintext: string } {
  const [head = "", , iv = "", ciphertext = "", tag = ""] = jwe.split(".");
  const decipher = createDecipheriv("aes-256-gcm", key, decode(iv))
    .setAAD(Buffer.from(head))
    .setAuthTag(decode(tag));
  const plaintext = Buffer.concat([decipher.update(decode(ciphertext)), decipher.final()]);
  return { header: JSON.parse(decode(head).toString()), plaintext: plaintext.toString() };
}

function gcm(key: Uint8Array, head: string, plaintext: Buffer): Buffer[] {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(head));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return [iv, ciphertext, cipher.getAuthTag()];
}

/** RFC 7518 §5.2: the first half of the key authenticates, the second encrypts. */
function cbc(key: Uint8Array, head: string, plaintext: Buffer): Buffer[] {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-128-cbc", key.subarray(16), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(head.length) * 8n);
  const tag = createHmac("sha256", key.subarray(0, 16))
    .update(Buffer.concat([Buffer.from(head), iv, ciphertext, bits]))
    .digest()
    .subarray(0, 16);
  return [iv, ciphertext, tag];
}

function encode(bytes: string | Buffer): string {
  return Buffer.from(bytes).toString("base64url");
}

function decode(text: string): Buffer {
  return Buffer.from(text, "base64url");
}

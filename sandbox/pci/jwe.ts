import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export type Encryption = "A256GCM" | "A128CBC-HS256";

const header = z.strictObject({
  alg: z.literal("dir"),
  enc: z.enum(["A256GCM", "A128CBC-HS256"]),
  kid: z.string(),
  cty: z.string().optional(),
  typ: z.string().optional(),
});

/** A compact JWE with alg `dir` under a 32-byte key. `extra` is for headers that a careful reader must refuse. */
export function encrypt(
  plaintext: Buffer,
  key: Buffer,
  { enc, kid, iv, extra = {} }: { enc: Encryption; kid: string | null; iv?: Buffer; extra?: object },
): string {
  const protectedHeader = Buffer.from(
    JSON.stringify({ alg: "dir", enc, ...(kid === null ? {} : { kid }), ...extra }),
  ).toString("base64url");
  const sealed =
    enc === "A256GCM"
      ? sealGcm(plaintext, key, protectedHeader, iv)
      : sealCbc(plaintext, key, protectedHeader, iv);
  return [protectedHeader, "", ...sealed.map((part) => part.toString("base64url"))].join(".");
}

export type Opened = { kid: string; plaintext: Buffer };

/** The kid a compact JWE names, before anything is decrypted; null when it is no acceptable JWE. */
export function kidOf(jwe: string): string | null {
  return readHeader(jwe.split(".")[0] ?? "")?.kid ?? null;
}

/** Opens a compact JWE; null when the form, the header or the tag is wrong. */
export function decrypt(jwe: string, key: Buffer): Opened | null {
  const [head = "", encryptedKey, iv64 = "", text64 = "", tag64 = "", ...rest] = jwe.split(".");
  const parsed = readHeader(head);
  if (!parsed || encryptedKey !== "" || rest.length > 0) return null;
  const [iv, text, tag] = [iv64, text64, tag64].map((part) => Buffer.from(part, "base64url"));
  if (!iv || !text || tag?.length !== 16) return null;
  try {
    const open = parsed.enc === "A256GCM" ? openGcm : openCbc;
    return { kid: parsed.kid, plaintext: open(iv, text, tag, key, head) };
  } catch {
    return null;
  }
}

function readHeader(head: string) {
  try {
    return header.parse(JSON.parse(Buffer.from(head, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

function sealGcm(plaintext: Buffer, key: Buffer, head: string, iv: Buffer = randomBytes(12)): Buffer[] {
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(head, "ascii"));
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return [iv, text, cipher.getAuthTag()];
}

function openGcm(iv: Buffer, text: Buffer, tag: Buffer, key: Buffer, head: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(head, "ascii")).setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

function sealCbc(plaintext: Buffer, key: Buffer, head: string, iv: Buffer = randomBytes(16)): Buffer[] {
  const cipher = createCipheriv("aes-128-cbc", key.subarray(16), iv);
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return [iv, text, cbcTag(iv, text, key, head)];
}

function openCbc(iv: Buffer, text: Buffer, tag: Buffer, key: Buffer, head: string): Buffer {
  if (!timingSafeEqual(tag, cbcTag(iv, text, key, head))) throw new Error("wrong tag");
  const decipher = createDecipheriv("aes-128-cbc", key.subarray(16), iv);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

/** RFC 7518 §5.2.2: the first half of the key is for the MAC, over header, iv, text and the header's bit length. */
function cbcTag(iv: Buffer, text: Buffer, key: Buffer, head: string): Buffer {
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(head.length) * 8n);
  const mac = createHmac("sha256", key.subarray(0, 16))
    .update(head, "ascii")
    .update(iv)
    .update(text)
    .update(bits);
  return mac.digest().subarray(0, 16);
}

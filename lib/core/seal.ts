import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { EnvironmentError, env } from "@/lib/core/env";
import { log } from "@/lib/core/log";

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text for storage: AES-256-GCM under a key derived from `DATA_ENCRYPTION_KEY` for this purpose.
 * `context` (for example a row's id) is authenticated, so that a sealed value cannot be moved to another row.
 * @throws EnvironmentError when `DATA_ENCRYPTION_KEY` is missing or shorter than 32 characters
 */
export function seal(purpose: string, text: string, context: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), sealed]));
}

/** Opens what `seal` made for the same purpose and context. @throws when it was made otherwise or was altered. */
export function unseal(purpose: string, sealed: Uint8Array, context: string): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < 1 + IV_BYTES + TAG_BYTES) throw new Error("not a sealed value");
  const iv = bytes.subarray(1, 1 + IV_BYTES);
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), iv)
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  const text = Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]);
  return text.toString("utf8");
}

/** As `unseal`; null for what was sealed with another key, or cannot be opened for another reason. */
export function unsealIfReadable(purpose: string, sealed: Uint8Array, context: string): string | null {
  try {
    return unseal(purpose, sealed, context);
  } catch (error) {
    log().warn({ err: error, purpose }, "a sealed value cannot be opened");
    return null;
  }
}

function keyFor(purpose: string): Buffer {
  const secret = env().dataEncryptionKey;
  if (!secret || secret.length < 32) {
    throw new EnvironmentError(
      "DATA_ENCRYPTION_KEY is missing or too short: set it to at least 32 random characters.",
    );
  }
  // The salt is part of every value that was ever sealed; it stays whatever the product is called.
  return Buffer.from(hkdfSync("sha256", secret, "card-console", purpose, 32));
}

import { createPrivateKey, createPublicKey, KeyObject } from "node:crypto";
import { IssuingConfigError } from "@/lib/issuing/errors";

/**
 * Takes an RSA private key as PEM (PKCS#8 or PKCS#1; `\n` may be written as backslash-n, as in environment files).
 * @throws IssuingConfigError saying what is wrong, never quoting the key.
 */
export function readPrivateKey(key: string | KeyObject): KeyObject {
  const parsed = key instanceof KeyObject ? key : parsePrivateKey(unescapeLines(key));
  if (parsed.type !== "private" || parsed.asymmetricKeyType !== "rsa") {
    throw new IssuingConfigError(
      `The signing key must be an RSA private key; this is a ${parsed.asymmetricKeyType ?? "secret"} ${parsed.type} key.`,
    );
  }
  return parsed;
}

/**
 * Takes one RSA public key as PEM, or several one after the other (while the issuer changes its key).
 * @throws IssuingConfigError saying what is wrong.
 */
export function readPublicKeys(pem: string): KeyObject[] {
  const blocks = unescapeLines(pem).match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? [];
  if (blocks.length === 0) throw new IssuingConfigError("The webhook public key must be a PEM text.");
  return blocks.map((block) => {
    if (block.includes("PRIVATE")) {
      throw new IssuingConfigError("The webhook key must be the issuer's public key; this is a private key.");
    }
    const key = parsePublicKey(block);
    if (key.asymmetricKeyType !== "rsa") {
      throw new IssuingConfigError(`The webhook public key must be RSA, not ${key.asymmetricKeyType}.`);
    }
    return key;
  });
}

function unescapeLines(pem: string): string {
  return pem
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .replace(/\\r/g, "")
    .replace(/\\n/g, "\n");
}

function parsePrivateKey(pem: string): KeyObject {
  if (pem === "") throw new IssuingConfigError("The signing key is empty.");
  if (/BEGIN (RSA )?PUBLIC KEY|BEGIN CERTIFICATE/.test(pem)) {
    throw new IssuingConfigError("The signing key must be the private key; this is the public half.");
  }
  if (/BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem)) {
    throw new IssuingConfigError("The signing key is protected by a passphrase; give it without one.");
  }
  try {
    return createPrivateKey(pem);
  } catch {
    throw new IssuingConfigError(
      "The signing key cannot be read: give the whole PEM text, from -----BEGIN to END-----.",
    );
  }
}

function parsePublicKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new IssuingConfigError(
      "The webhook public key cannot be read: give the whole PEM text, from -----BEGIN to END-----.",
    );
  }
}

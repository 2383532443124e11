import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const generate = promisify(generateKeyPair);

export type IssuerKeys = {
  /** Verifies the console's requests. */
  clientPublic: KeyObject;
  /** Signs our webhooks. */
  webhookPrivate: KeyObject;
  files: { clientPrivate: string; clientPublic: string; webhookPrivate: string; webhookPublic: string };
};

/** Loads the four PEM files of `<data>/keys`, making the pairs that are missing. */
export async function loadKeys(
  dataDir: string,
  clientPublicKeyFile: string | undefined,
): Promise<IssuerKeys> {
  const folder = join(dataDir, "keys");
  mkdirSync(folder, { recursive: true });
  const files = {
    clientPrivate: join(folder, "client-private.pem"),
    clientPublic: join(folder, "client-public.pem"),
    webhookPrivate: join(folder, "webhook-private.pem"),
    webhookPublic: join(folder, "webhook-public.pem"),
  };
  await Promise.all([
    ensurePair(files.clientPrivate, files.clientPublic),
    ensurePair(files.webhookPrivate, files.webhookPublic),
  ]);
  return {
    clientPublic: createPublicKey(readFileSync(clientPublicKeyFile ?? files.clientPublic)),
    webhookPrivate: createPrivateKey(readFileSync(files.webhookPrivate)),
    files,
  };
}

/** A lone public key is left alone: whoever put it there keeps the private half elsewhere. */
async function ensurePair(privateFile: string, publicFile: string): Promise<void> {
  if (existsSync(privateFile)) {
    if (!existsSync(publicFile)) writePublic(publicFile, createPrivateKey(readFileSync(privateFile)));
    return;
  }
  if (existsSync(publicFile)) return;
  const { privateKey } = await generate("rsa", { modulusLength: 2048 });
  writeFileSync(privateFile, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  writePublic(publicFile, privateKey);
}

function writePublic(file: string, privateKey: KeyObject) {
  writeFileSync(file, createPublicKey(privateKey).export({ type: "spki", format: "pem" }));
}

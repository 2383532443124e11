import "server-only";
import { createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/core/env";

/**
 * What recognises a body that came before, as deliveries carry no id (issuing-api §9). Keyed: a plain hash would give
 * away a one-time code to whoever reads the database and tries a million of them.
 */
export function contentHash(body: Uint8Array): string {
  return createHmac("sha256", key()).update(body).digest("hex");
}

function key(): Buffer {
  cached ??= Buffer.from(
    hkdfSync("sha256", env().dataEncryptionKey ?? env().authSecret, "card-console", "webhook-content", 32),
  );
  return cached;
}

let cached: Buffer | undefined;

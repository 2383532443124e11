import { createHash } from "node:crypto";
import { PciError } from "@/lib/pci/errors";

/** How the kid enters the hash: its text as sent (our reading), or the 16 bytes of the UUID (contract §8.1). */
export type KidEncoding = "utf8" | "bytes";

/**
 * SHA-256(kid ‖ Z): no counter, no length prefixes (contract §8 step 5). `Z` must have its full 32 bytes and is
 * zeroed. @throws PciError `bad_kid` when the kid is no UUID but its bytes are wanted.
 */
export function deriveSecretKey(kid: string, z: Uint8Array, encoding: KidEncoding): Uint8Array {
  try {
    return createHash("sha256").update(kidBytes(kid, encoding)).update(z).digest();
  } finally {
    z.fill(0);
  }
}

function kidBytes(kid: string, encoding: KidEncoding): Uint8Array {
  if (encoding === "utf8") return Buffer.from(kid, "utf8");
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(kid)) throw new PciError("bad_kid");
  return Buffer.from(kid.replaceAll("-", ""), "hex");
}

import { createHash } from "node:crypto";

/** SHA-256(kid ‖ Z), §8 step 5. The kid goes in as the text that was sent, or as the UUID's 16 bytes by a switch. */
export function deriveSecretKey(kid: string, z: Buffer, encoding: "utf8" | "raw"): Buffer {
  const kidBytes =
    encoding === "utf8" ? Buffer.from(kid, "utf8") : Buffer.from(kid.replaceAll("-", ""), "hex");
  return createHash("sha256").update(kidBytes).update(z).digest();
}

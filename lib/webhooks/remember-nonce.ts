import "server-only";
import { createHash } from "node:crypto";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import type { InboundWebhook } from "@/lib/issuing/verify-webhook";

/**
 * Remembers a proven webhook by its signature, which covers nonce, time and body; false when it was taken in before: then
 * it is a copy, byte for byte, and may have no effect. Without a signature (`secret-path`) nothing tells a copy apart.
 */
export async function rememberNonce(
  tx: Tx,
  { headers }: InboundWebhook,
  signedAt: Date | null,
): Promise<boolean> {
  if (!signedAt) return true;
  const bytes = Buffer.from(headers.get("signature") ?? "", "base64");
  const signatureHash = createHash("sha256").update(bytes).digest("hex");
  const nonce = headers.get("nonce") ?? "";
  const { count } = await tx.webhookNonce.createMany({
    data: [{ signatureHash, nonce, signedAt }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Forgets what is too old to be accepted again; gives how many. */
export async function forgetNonces(clock: Clock = systemClock): Promise<number> {
  const oldest = new Date(clock.now().getTime() - (env().webhooks.maxAgeHours + 1) * 3_600_000);
  const { count } = await db().webhookNonce.deleteMany({ where: { signedAt: { lt: oldest } } });
  return count;
}

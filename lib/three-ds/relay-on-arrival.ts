import "server-only";
import type { ThreeDsChallenge, Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { contactOf } from "@/lib/three-ds/contact-of";
import { queueRelay } from "@/lib/three-ds/queue-relay";
import { relayAdapters } from "@/lib/three-ds/relay-adapters";

/** With `THREE_DS_RELAY=automatic`, queues a new code for every configured way that reaches the holder. */
export async function relayOnArrival(tx: Tx, challenge: ThreeDsChallenge, at: Date): Promise<void> {
  if (env().threeDs.relay !== "automatic" || challenge.expiresAt <= at) return;
  const contact = await contactOf(tx, challenge);
  for (const adapter of relayAdapters()) {
    if (adapter.needsContact && !contact) continue;
    await queueRelay(tx, { challenge, adapter, contact, language: contact?.language, at, by: null });
  }
}

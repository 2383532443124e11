import "server-only";
import { createHash } from "node:crypto";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { issuerCredentials } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { createWebhookVerifier, type InboundWebhook } from "@/lib/issuing/verify-webhook";
import { processDelivery } from "@/lib/webhooks/process-delivery";
import { withoutSecrets } from "@/lib/webhooks/without-secrets";

/** `stored`: committed, answer 200. `refused`: not from the issuer. `unconfigured`: we have no key to check it with. */
export type Receipt = "stored" | "refused" | "unconfigured";

/**
 * Checks a webhook over its raw bytes, commits it, and processes it. The same content again is one delivery: the
 * contract gives no event id (issuing-api §9). @throws when the database fails, so that the issuer sends it again.
 */
export async function receiveWebhook(inbound: InboundWebhook, clock: Clock = systemClock): Promise<Receipt> {
  const { appId, webhookPublicKey } = issuerCredentials();
  if (!webhookPublicKey) return "unconfigured";
  const verdict = createWebhookVerifier({ publicKey: webhookPublicKey, appId, clock })(inbound);
  const contentHash = createHash("sha256").update(inbound.body).digest("hex");
  if (!verdict.valid && (await tooManyRefused(clock))) return "refused";
  const signature = verdict.valid ? "valid" : verdict.reason;
  const body = verdict.valid ? withoutSecrets(new TextDecoder().decode(inbound.body)) : null;
  const delivery = await db().webhookDelivery.upsert({
    where: { contentHash_signature: { contentHash, signature } },
    create: { contentHash, signature, body, receivedAt: clock.now() },
    update: { duplicates: { increment: 1 } },
  });
  if (!verdict.valid) {
    log().warn({ reason: verdict.reason, deliveryId: delivery.id }, "a webhook was refused");
    return "refused";
  }
  if (!delivery.processedAt) await processNow(delivery.id, clock);
  return "stored";
}

/** Anybody may send rubbish: more than this in an hour is refused without a row. */
const MOST_REFUSED = 1000;

async function tooManyRefused(clock: Clock): Promise<boolean> {
  const hourAgo = new Date(clock.now().getTime() - 3_600_000);
  const where = { receivedAt: { gt: hourAgo }, signature: { not: "valid" } };
  return (await db().webhookDelivery.count({ where, take: MOST_REFUSED })) >= MOST_REFUSED;
}

/** It is committed already: what fails here is tried again by the job. */
async function processNow(id: string, clock: Clock): Promise<void> {
  try {
    await processDelivery(id, clock);
  } catch (error) {
    log().error({ err: error, deliveryId: id }, "a webhook waits for another attempt");
  }
}

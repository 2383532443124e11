import "server-only";
import { setImmediate } from "node:timers/promises";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { toStorable } from "@/lib/core/text";
import type { IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { readChallenge } from "@/lib/issuing/read-challenge";
import { cutText, withoutSecrets } from "@/lib/issuing/without-secrets";
import { publish } from "@/lib/live/publish";
import { keepCode } from "@/lib/three-ds/keep-code";
import { contentHash } from "@/lib/webhooks/content-hash";
import { wakeDeliveries } from "@/lib/webhooks/delivery-queue";
import { headerFacts } from "@/lib/webhooks/header-facts";
import { type InboundDelivery, proveWebhook } from "@/lib/webhooks/prove-webhook";
import { rememberNonce } from "@/lib/webhooks/remember-nonce";
import { type NewDelivery, type StoredDelivery, storeDelivery } from "@/lib/webhooks/store-delivery";
import { storeTogether } from "@/lib/webhooks/store-together";

const LARGE = 16 * 1024;

/** `stored`: committed, answer 200. `refused`: not from the issuer. `unconfigured`: we have no key to check it with. */
export type Receipt = "stored" | "refused" | "unconfigured";

/**
 * Checks a webhook over its raw bytes and commits it; what it says is processed after the answer. The same content again
 * is one delivery: the contract gives no event id (issuing-api §9). @throws when the database fails, so that the issuer
 * sends it again.
 */
export async function receiveWebhook(inbound: InboundDelivery, clock: Clock = systemClock): Promise<Receipt> {
  const proof = proveWebhook(inbound, clock);
  if (proof.verdict === "unconfigured") return "unconfigured";
  const valid = proof.verdict === "valid";
  if (!valid && (await tooManyRefused(clock))) return "refused";
  const text = toStorable(new TextDecoder().decode(inbound.body));
  const challenge = valid ? readChallenge(text) : null;
  // Each look at a large body takes its time: others have a turn in between.
  if (text.length > LARGE) await setImmediate();
  const stored = valid ? withoutSecrets(text, challenge) : cutText(text);
  const delivery = {
    receivedAt: clock.now(),
    proof: env().webhooks.proof,
    signature: valid ? "valid" : proof.reason,
    // Over what may be kept: a hash of the code would outlive it.
    contentHash: contentHash(Buffer.from(stored)),
    body: valid ? stored : null,
    bodyBytes: inbound.body.length,
    sourceAddress: inbound.address ?? null,
    headers: headerFacts(inbound.headers),
    signedAt: valid ? proof.signedAt : null,
  };
  const { id } = await (challenge ? storeWithCode(delivery, challenge, inbound) : storeTogether(delivery));
  if (!valid) {
    await publish(db(), { topic: "webhooks", id });
    log().warn({ reason: proof.reason, deliveryId: id }, "a webhook was refused");
    return "refused";
  }
  wakeDeliveries(clock);
  return "stored";
}

/** A one-time code is kept apart, in the same transaction; a copy of a delivery is counted and has no effect. */
async function storeWithCode(
  delivery: NewDelivery,
  challenge: IssuerChallenge,
  inbound: InboundDelivery,
): Promise<StoredDelivery> {
  const { receivedAt, signedAt } = delivery;
  return db().$transaction(async (tx) => {
    const stored = await storeDelivery(tx, delivery);
    const isFirst = await rememberNonce(tx, inbound, signedAt);
    if (isFirst) await keepCode(tx, { ...stored, receivedAt, signedAt }, challenge);
    return stored;
  });
}

/** Anybody may send rubbish: more than this in an hour is refused without a row. */
const MOST_REFUSED = 1000;

async function tooManyRefused(clock: Clock): Promise<boolean> {
  const hourAgo = new Date(clock.now().getTime() - 3_600_000);
  const where = { receivedAt: { gt: hourAgo }, signature: { not: "valid" } };
  return (await db().webhookDelivery.count({ where, take: MOST_REFUSED })) >= MOST_REFUSED;
}

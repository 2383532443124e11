import "server-only";
import type { Tx } from "@/lib/core/db";
import { seal, unseal } from "@/lib/core/seal";
import { publish } from "@/lib/live/publish";
import { challengeExpiry, issueTime } from "@/lib/three-ds/challenge-expiry";
import { readChallenge } from "@/lib/three-ds/read-challenge";

const PURPOSE = "webhook-secret";

/**
 * Keeps the body of a 3DS webhook sealed until its code expires, in the transaction that stores the delivery. Nothing is
 * kept of a body that is no challenge, nor of one that came too late. @throws when `DATA_ENCRYPTION_KEY` is missing
 */
export async function keepCode(
  tx: Tx,
  delivery: { id: string; isNew: boolean; receivedAt: Date },
  rawBody: string,
): Promise<void> {
  const challenge = readChallenge(rawBody);
  if (!challenge) return;
  const { id: deliveryId, receivedAt } = delivery;
  if (!delivery.isNew) return renewCode(tx, deliveryId, rawBody, receivedAt);
  const expiresAt = challengeExpiry(issueTime(challenge.createdAt), receivedAt);
  if (expiresAt <= receivedAt) return;
  await tx.webhookSecret.create({
    data: { deliveryId, sealed: seal(PURPOSE, rawBody, deliveryId), expiresAt },
  });
}

/** Opens a code: to reveal it, to send it on, to compare. Null when it is not kept, or has expired at `at`. */
export async function openCode(tx: Tx, deliveryId: string, at: Date): Promise<string | null> {
  const row = await tx.webhookSecret.findUnique({ where: { deliveryId } });
  if (!row || row.expiresAt <= at) return null;
  return readChallenge(unseal(PURPOSE, row.sealed, deliveryId))?.otpCode ?? null;
}

/** A body may come again with nothing but the code changed: the cardholder asked for another one. */
async function renewCode(tx: Tx, deliveryId: string, rawBody: string, at: Date): Promise<void> {
  const kept = await openCode(tx, deliveryId, at);
  if (kept === null || kept === readChallenge(rawBody)?.otpCode) return;
  await tx.webhookSecret.update({
    where: { deliveryId },
    data: { sealed: seal(PURPOSE, rawBody, deliveryId) },
  });
  await tx.threeDsChallenge.updateMany({
    where: { deliveryId },
    data: { revealedAt: null, revealedById: null },
  });
  const challenge = await tx.threeDsChallenge.findUnique({ where: { deliveryId } });
  await publish(tx, { topic: "three-ds", id: challenge?.id, cardId: challenge?.cardId ?? undefined });
}

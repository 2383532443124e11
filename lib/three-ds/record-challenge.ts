import "server-only";
import type { ThreeDsChallenge, Tx } from "@/lib/core/db";
import type { IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { publish } from "@/lib/live/publish";
import { type ArrivalTimes, challengeExpiry, issueTime } from "@/lib/three-ds/challenge-expiry";
import { findCard } from "@/lib/three-ds/contact-of";
import { factsOfNewest, lockVerification, storedId } from "@/lib/three-ds/keep-code";
import { relayOnArrival } from "@/lib/three-ds/relay-on-arrival";

/**
 * Records a challenge. A verification that was announced before keeps its row and its claim, and stands for the
 * newest of its codes since that one came (`keepCode`). The same again changes nothing. `late`: the code had expired when
 * it came.
 */
export async function recordChallenge(
  tx: Tx,
  said: IssuerChallenge,
  delivery: ArrivalTimes & { id: string; processedAt: Date | null },
): Promise<{ outcome: "three-ds" | "unchanged"; late: boolean }> {
  const facts = await factsOf(tx, said, delivery);
  const late = facts.expiresAt <= facts.receivedAt;
  const { verificationId } = facts;
  await lockVerification(tx, verificationId);
  const known = await tx.threeDsChallenge.findUnique({ where: { verificationId } });
  if (known) return { outcome: isFirstSaying(known, delivery) ? "three-ds" : "unchanged", late };
  const newest = await factsOfNewest(tx, verificationId);
  const row = await tx.threeDsChallenge.create({ data: { ...facts, ...newest } });
  await relayOnArrival(tx, row, delivery.receivedAt);
  await publish(tx, { topic: "three-ds", id: row.id, cardId: row.cardId ?? undefined });
  return { outcome: "three-ds", late };
}

type Facts = Omit<ThreeDsChallenge, "id" | "amount" | Claim> & { amount: string | null };
type Claim = "claimedById" | "claimedAt" | "revealedById" | "revealedAt";

/** A newer code of a known verification was put on the desk as it came; its delivery is processed only now. */
function isFirstSaying(known: ThreeDsChallenge, delivery: { id: string; processedAt: Date | null }): boolean {
  return known.deliveryId === delivery.id && delivery.processedAt === null;
}

async function factsOf(
  tx: Tx,
  said: IssuerChallenge,
  delivery: ArrivalTimes & { id: string },
): Promise<Facts> {
  const issuedAt = issueTime(said.createdAt);
  const digits = /^(\d{6})?\D*(\d{4})$/.exec((said.cardNum ?? "").replace(/[\s-]/g, ""));
  const card = await findCard(tx, said.cardReferenceId);
  return {
    verificationId: storedId(said),
    deliveryId: delivery.id,
    cardId: card?.id ?? null,
    cardReferenceId: said.cardReferenceId,
    first6: digits?.[1] ?? card?.first6 ?? null,
    last4: digits?.[2] ?? card?.last4 ?? null,
    currency: said.transactionCurrency,
    amount: said.transactionAmount,
    merchantId: said.merchantId,
    merchantName: said.merchantName,
    merchantCity: said.merchantCity,
    merchantCountry: said.merchantCountry,
    businessName: said.businessName,
    issuedAt,
    receivedAt: delivery.receivedAt,
    expiresAt: challengeExpiry(issuedAt, delivery),
  };
}

import "server-only";
import type { Tx } from "@/lib/core/db";
import { seal, unsealIfReadable } from "@/lib/core/seal";
import type { IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { publish } from "@/lib/live/publish";
import { challengeExpiry, issueTime } from "@/lib/three-ds/challenge-expiry";
import { type KeptCode, keptCodes, newestCode, withCode } from "@/lib/three-ds/code-versions";
import { relayOnArrival } from "@/lib/three-ds/relay-on-arrival";

const PURPOSE = "webhook-secret";

export interface CodeDelivery {
  id: string;
  /** Whether the same content, the code apart, had not come before. */
  isNew: boolean;
  receivedAt: Date;
  signedAt: Date | null;
}

/**
 * Keeps the code of a challenge sealed until it expires, in the transaction that stores its delivery. Of the codes of one
 * verification the one that was issued and signed last counts; an older delivery that comes later changes nothing, and a
 * code that was shown is not shown again. Nothing is kept of one that came too late. @throws when `DATA_ENCRYPTION_KEY` is
 * missing
 */
export async function keepCode(tx: Tx, delivery: CodeDelivery, challenge: IssuerChallenge): Promise<void> {
  const verificationId = storedId(challenge);
  const issuedAt = issueTime(challenge.createdAt);
  const expiresAt = challengeExpiry(issuedAt, delivery);
  if (expiresAt <= delivery.receivedAt) return;
  await lockVerification(tx, verificationId);
  const kept = await tx.webhookSecret.findUnique({ where: { verificationId } });
  // Its code had expired and was shredded: the same content brings none back.
  if (!kept && !delivery.isNew) return;
  const known = (kept && open(verificationId, kept.sealed)) ?? [];
  const codes = withCode(known, {
    code: challenge.otpCode,
    deliveryId: delivery.id,
    signedAt: delivery.signedAt?.getTime() ?? null,
    issuedAt: issuedAt?.getTime() ?? null,
    receivedAt: delivery.receivedAt.getTime(),
    expiresAt: expiresAt.getTime(),
    shown: null,
  });
  await write(tx, verificationId, codes);
  if (newestCode(codes).code !== known.at(-1)?.code)
    await renewChallenge(tx, verificationId, codes, delivery);
}

/** The code that counts of a challenge's verification: to reveal it, to send it on. Null when none is kept at `at`. */
export async function openCode(tx: Tx, verificationId: string, at: Date): Promise<string | null> {
  const codes = await keptOf(tx, verificationId);
  const newest = codes && newestCode(codes);
  return newest && newest.expiresAt > at.getTime() ? newest.code : null;
}

/** Writes down that a person was shown the code that counts. */
export async function markShown(tx: Tx, verificationId: string, by: string, at: Date): Promise<void> {
  const codes = await keptOf(tx, verificationId);
  if (!codes) return;
  const shown = { ...newestCode(codes), shown: { at: at.getTime(), by } };
  await write(tx, verificationId, withCode(codes.slice(0, -1), shown));
}

/** What a challenge's row says of the code that counts; null when none is kept. */
export async function factsOfNewest(tx: Tx, verificationId: string) {
  const codes = await keptOf(tx, verificationId);
  return codes && challengeFacts(newestCode(codes));
}

/** Whoever reads or writes the codes of a verification and its challenge together takes this first. */
export async function lockVerification(tx: Tx, verificationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('three-ds:' || ${verificationId}::text, 0))`;
  await tx.$queryRaw`SELECT 1 FROM three_ds_challenge WHERE verification_id = ${verificationId} FOR UPDATE`;
}

/** As the challenge's row holds it. */
export function storedId({ verificationId }: Pick<IssuerChallenge, "verificationId">): string {
  return verificationId.slice(0, 200);
}

type Codes = readonly KeptCode[];

async function renewChallenge(
  tx: Tx,
  verificationId: string,
  codes: Codes,
  { receivedAt }: CodeDelivery,
): Promise<void> {
  const data = challengeFacts(newestCode(codes));
  await tx.threeDsChallenge.updateMany({ where: { verificationId }, data });
  const challenge = await tx.threeDsChallenge.findUnique({ where: { verificationId } });
  if (!challenge) return;
  if (!data.revealedAt) await relayOnArrival(tx, challenge, receivedAt);
  await publish(tx, { topic: "three-ds", id: challenge.id, cardId: challenge.cardId ?? undefined });
}

function challengeFacts({ deliveryId, issuedAt, receivedAt, expiresAt, shown }: KeptCode) {
  return {
    deliveryId,
    issuedAt: issuedAt === null ? null : new Date(issuedAt),
    receivedAt: new Date(receivedAt),
    expiresAt: new Date(expiresAt),
    revealedAt: shown && new Date(shown.at),
    revealedById: shown?.by ?? null,
  };
}

async function keptOf(tx: Tx, verificationId: string): Promise<Codes | null> {
  const row = await tx.webhookSecret.findUnique({ where: { verificationId } });
  return row && open(verificationId, row.sealed);
}

/** Null for what was sealed with another key: the code is gone then. */
function open(verificationId: string, sealed: Uint8Array): Codes | null {
  const text = unsealIfReadable(PURPOSE, sealed, verificationId);
  return text === null ? null : keptCodes.parse(JSON.parse(text));
}

async function write(tx: Tx, verificationId: string, codes: Codes): Promise<void> {
  const data = {
    deliveryId: newestCode(codes).deliveryId,
    sealed: seal(PURPOSE, JSON.stringify(codes), verificationId),
    expiresAt: new Date(Math.max(...codes.map((one) => one.expiresAt))),
  };
  await tx.webhookSecret.upsert({
    where: { verificationId },
    create: { verificationId, ...data },
    update: data,
  });
}

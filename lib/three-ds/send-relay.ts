import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type RelayDelivery, type ThreeDsChallenge, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { inParallel } from "@/lib/core/in-parallel";
import { log } from "@/lib/core/log";
import { publish } from "@/lib/live/publish";
import { challengeLabel } from "@/lib/three-ds/challenge-dto";
import { composeMessage } from "@/lib/three-ds/compose-message";
import { RELAY_LANGUAGES } from "@/lib/three-ds/constants";
import { contactOf } from "@/lib/three-ds/contact-of";
import { openCode } from "@/lib/three-ds/keep-code";
import type { RelayAdapter, RelayOutcome } from "@/lib/three-ds/relay-adapter";
import { relayAdapters } from "@/lib/three-ds/relay-adapters";

/** The gaps between attempts, in seconds; the last one repeats until the code expires. */
const GAPS = [2, 5, 10, 20, 40];
const LIMITS = { maxWait: 10_000, timeout: 60_000 };

/** Begins to send what a delivery brought, where codes are sent on arrival; what it does not reach the job does. */
export function wakeRelays(clock: Clock = systemClock): void {
  if (env().threeDs.relay !== "automatic") return;
  sendDueRelays(clock).catch((error: unknown) => log().error({ err: error }, "codes wait to be sent"));
}

/** Sends what is due, a few at a time. @throws when the database fails */
export async function sendDueRelays(clock: Clock = systemClock): Promise<void> {
  const due = await db().relayDelivery.findMany({
    where: { status: "queued", nextTryAt: { lte: clock.now() } },
    orderBy: { nextTryAt: "asc" },
    select: { id: true },
    take: 100,
  });
  await inParallel(due, undefined, ({ id }) => sendRelay(id, clock));
}

/**
 * One attempt of one sending, if it is due. The row stays locked meanwhile and is marked in the same transaction, so that
 * of several processes one sends it, and what was sent is not sent again. Never throws: what fails waits for the job.
 */
export async function sendRelay(
  id: string,
  clock: Clock = systemClock,
  adapters: readonly RelayAdapter[] = relayAdapters(),
): Promise<void> {
  try {
    await db().$transaction((tx) => attempt(tx, id, clock, adapters), LIMITS);
  } catch (error) {
    log().error({ err: error, relayId: id }, "a code waits for another attempt to be sent");
  }
}

async function attempt(tx: Tx, id: string, clock: Clock, adapters: readonly RelayAdapter[]): Promise<void> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM relay_delivery
    WHERE id = ${id}::uuid AND status = 'queued' AND next_try_at <= ${clock.now()} FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return;
  const { challenge, ...row } = await tx.relayDelivery.findUniqueOrThrow({
    where: { id },
    include: { challenge: true },
  });
  const outcome = await send(tx, row, challenge, clock, adapters);
  const data = afterAttempt(row, challenge, outcome, clock.now());
  const after = await tx.relayDelivery.update({ where: { id }, data });
  if (after.status !== "queued") await recordResult(tx, after, challenge);
  await publish(tx, { topic: "three-ds", id: challenge.id, cardId: challenge.cardId ?? undefined });
}

async function send(
  tx: Tx,
  row: RelayDelivery,
  challenge: ThreeDsChallenge,
  clock: Clock,
  adapters: readonly RelayAdapter[],
): Promise<RelayOutcome> {
  const now = clock.now();
  if (challenge.expiresAt <= now) return { sent: false, error: "expired", final: true };
  const adapter = adapters.find((one) => one.name === row.adapter);
  if (!adapter) return { sent: false, error: "not-configured", final: true };
  const contact = await contactOf(tx, challenge);
  // Who asked saw this address: another one must be asked for anew.
  if (adapter.needsContact && (!contact || adapter.recipient(contact) !== row.recipient))
    return { sent: false, error: "no-contact", final: true };
  const code = await openCode(tx, challenge.verificationId, now);
  if (code === null) return { sent: false, error: "code-gone", final: true };
  const language = RELAY_LANGUAGES.find((one) => one === row.language) ?? "en";
  const facts = { ...challenge, amount: challenge.amount?.toFixed() ?? null };
  const minutesLeft = Math.floor((challenge.expiresAt.getTime() - now.getTime()) / 60_000);
  return adapter.send({
    id: row.id,
    contact,
    language,
    code,
    ...composeMessage({ ...facts, code, minutesLeft }, language),
    facts: { ...facts, expiresAt: challenge.expiresAt.toISOString() },
  });
}

function afterAttempt(row: RelayDelivery, challenge: ThreeDsChallenge, outcome: RelayOutcome, now: Date) {
  const attempts = row.attempts + 1;
  if (outcome.sent) return { attempts, status: "sent", sentAt: now, lastError: null };
  const gone = outcome.error === "expired" || outcome.error === "code-gone";
  // What kept it from being sent in time says more than that time ran out.
  const lastError = gone && row.lastError ? row.lastError : outcome.error;
  if (gone) return { status: "given_up", lastError };
  if (outcome.final) return { attempts, status: "failed", lastError };
  const gap = GAPS[Math.min(row.attempts, GAPS.length - 1)] ?? 60;
  const nextTryAt = new Date(now.getTime() + gap * 1000);
  return nextTryAt >= challenge.expiresAt
    ? { attempts, status: "given_up", lastError }
    : { attempts, nextTryAt, lastError };
}

async function recordResult(tx: Tx, row: RelayDelivery, challenge: ThreeDsChallenge): Promise<void> {
  await recordAudit(
    {
      actor: { id: null, email: "relay" },
      action: "three_ds.relay_result",
      outcome: row.status === "sent" ? "succeeded" : "failed",
      subject: { type: "three-ds", id: challenge.id, label: challengeLabel(challenge) },
      requestId: row.id,
      errorCode: row.lastError ?? undefined,
      after: { adapter: row.adapter, recipient: row.recipient, status: row.status, attempts: row.attempts },
    },
    tx,
  );
}

import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { secretRefused, spendSecretUse } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { contactOf } from "@/lib/three-ds/contact-of";
import { queueRelay } from "@/lib/three-ds/queue-relay";
import type { RelayAdapter } from "@/lib/three-ds/relay-adapter";
import { relayAdapters } from "@/lib/three-ds/relay-adapters";
import { relayInput } from "@/lib/three-ds/schema";
import { sendRelay } from "@/lib/three-ds/send-relay";
import { auditDesk, deskRefusal } from "@/lib/three-ds/three-ds-audit";

/**
 * Has the code sent to the cardholder by one of the configured ways; the challenge's delivery log tells how it goes. For
 * the one who claimed the challenge, after a fresh step-up and while the day's budget lasts. The same `relayId` again is the
 * same sending.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (why: `fields.challengeId`, `details.needs`)
 */
export async function relayCode(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
  adapters: readonly RelayAdapter[] = relayAdapters(),
): Promise<{ relayId: string }> {
  assertPermission(viewer, "three_ds.relay");
  const { relayId, ...input } = parseInput(relayInput, raw);
  const now = context.clock.now();
  const missing = await db().$transaction(async (tx) => {
    // Two clicks at once queue up here, so that the second sees what the first began.
    await tx.$queryRaw`SELECT 1 FROM three_ds_challenge WHERE id = ${input.challengeId}::uuid FOR UPDATE`;
    if (await tx.relayDelivery.findUnique({ where: { id: relayId } })) return null;
    const challenge = await tx.threeDsChallenge.findUnique({ where: { id: input.challengeId } });
    if (!challenge) throw new AppError("NOT_FOUND", `no challenge ${input.challengeId}`);
    if (challenge.expiresAt <= now) throw deskRefusal("expired");
    if (challenge.claimedById !== viewer.id) throw deskRefusal("notClaimer");
    const adapter = adapters.find((one) => one.name === input.adapter);
    if (!adapter) throw deskRefusal("adapterOff");
    const contact = await contactOf(tx, challenge);
    if (adapter.needsContact && !contact) throw deskRefusal("contactNeeded");
    await assertStillKept(tx, challenge.verificationId);
    await assertNothingQueued(tx, challenge.id, adapter);
    const refusal = await spendSecretUse(tx, viewer, { budget: "code", id: relayId }, now);
    if (refusal) {
      const fact = { action: "three_ds.relay", outcome: "refused", errorCode: refusal } as const;
      await auditDesk(tx, viewer, context, challenge, fact);
      return refusal;
    }
    const by = { id: viewer.id, email: viewer.email, requestId: context.requestId };
    await queueRelay(tx, { ...input, id: relayId, challenge, adapter, contact, at: now, by });
    await publish(tx, { topic: "three-ds", id: challenge.id, cardId: challenge.cardId ?? undefined });
    return null;
  });
  if (missing) throw await secretRefused(viewer, missing);
  void sendRelay(relayId, context.clock, adapters);
  return { relayId };
}

async function assertStillKept(tx: Tx, verificationId: string): Promise<void> {
  if ((await tx.webhookSecret.count({ where: { verificationId } })) === 0) throw deskRefusal("codeGone");
}

async function assertNothingQueued(tx: Tx, challengeId: string, adapter: RelayAdapter): Promise<void> {
  const where = { challengeId, adapter: adapter.name, status: "queued" };
  if ((await tx.relayDelivery.count({ where })) > 0) throw deskRefusal("alreadyQueued");
}

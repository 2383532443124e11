import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { readChallengeDto } from "@/lib/three-ds/read-challenge-dto";
import { type ClaimResult, challengeInput } from "@/lib/three-ds/schema";
import { auditDesk, deskRefusal } from "@/lib/three-ds/three-ds-audit";

/**
 * Takes a challenge. Of two at once exactly one wins: the update asks that nobody has it, and the row's lock puts them in
 * line. The other is told who has it; one's own claim again changes nothing.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (expired)
 */
export async function claimChallenge(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ClaimResult> {
  assertPermission(viewer, "three_ds.claim");
  const { challengeId } = parseInput(challengeInput, raw);
  const now = context.clock.now();
  return db().$transaction(async (tx) => {
    const { count } = await tx.threeDsChallenge.updateMany({
      where: { id: challengeId, claimedById: null, expiresAt: { gt: now } },
      data: { claimedById: viewer.id, claimedAt: now },
    });
    const row = await tx.threeDsChallenge.findUnique({ where: { id: challengeId } });
    if (!row) throw new AppError("NOT_FOUND", `no challenge ${challengeId}`);
    if (count === 0 && row.expiresAt <= now) throw deskRefusal("expired");
    const claimed = row.claimedById === viewer.id;
    if (count === 1 || !claimed) {
      await auditDesk(tx, viewer, context, row, {
        action: "three_ds.claim",
        outcome: claimed ? "succeeded" : "refused",
        errorCode: claimed ? undefined : "notClaimer",
      });
    }
    if (count === 1) await publish(tx, { topic: "three-ds", id: row.id, cardId: row.cardId ?? undefined });
    return { claimed, challenge: await readChallengeDto(challengeId, now, tx) };
  });
}

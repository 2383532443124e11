import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { readChallengeDto } from "@/lib/three-ds/read-challenge-dto";
import { type ChallengeDto, challengeInput } from "@/lib/three-ds/schema";
import { auditDesk, deskRefusal } from "@/lib/three-ds/three-ds-audit";

/**
 * Gives one's claim back, so that a colleague can take the challenge; what was revealed stays revealed. Nobody's claim
 * again changes nothing. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (somebody else's)
 */
export async function releaseClaim(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ChallengeDto> {
  assertPermission(viewer, "three_ds.claim");
  const { challengeId } = parseInput(challengeInput, raw);
  return db().$transaction(async (tx) => {
    const { count } = await tx.threeDsChallenge.updateMany({
      where: { id: challengeId, claimedById: viewer.id },
      data: { claimedById: null, claimedAt: null },
    });
    const row = await tx.threeDsChallenge.findUnique({ where: { id: challengeId } });
    if (!row) throw new AppError("NOT_FOUND", `no challenge ${challengeId}`);
    if (count === 0 && row.claimedById !== null) throw deskRefusal("notClaimer");
    if (count === 1) {
      await auditDesk(tx, viewer, context, row, { action: "three_ds.release", outcome: "succeeded" });
      await publish(tx, { topic: "three-ds", id: row.id, cardId: row.cardId ?? undefined });
    }
    return readChallengeDto(challengeId, context.clock.now(), tx);
  });
}

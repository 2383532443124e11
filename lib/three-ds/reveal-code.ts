import "server-only";
import { randomUUID } from "node:crypto";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { secretRefused, spendSecretUse } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ThreeDsChallenge } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { type DeskProblem, REVEAL_SECONDS } from "@/lib/three-ds/constants";
import { markShown, openCode } from "@/lib/three-ds/keep-code";
import { type RevealedCode, revealInput } from "@/lib/three-ds/schema";
import { auditDesk, deskRefusal } from "@/lib/three-ds/three-ds-audit";

/**
 * Gives the code to the one who claimed the challenge, once, before it expires, and only after they said that they called
 * the cardholder. It takes a fresh step-up and one of the day's budget. The audit row is committed before the code leaves;
 * a refusal is recorded too.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW (why: `fields.challengeId`, `details.needs`)
 */
export async function revealCode(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<RevealedCode> {
  assertPermission(viewer, "three_ds.claim");
  const { challengeId } = parseInput(revealInput, raw);
  const now = context.clock.now();
  const answer = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM three_ds_challenge WHERE id = ${challengeId}::uuid FOR UPDATE`;
    const row = await tx.threeDsChallenge.findUnique({ where: { id: challengeId } });
    if (!row) throw new AppError("NOT_FOUND", `no challenge ${challengeId}`);
    const refused = whyNot(row, viewer, now);
    const code = refused ? null : await openCode(tx, row.verificationId, now);
    const problem = refused ?? (code === null ? "codeGone" : undefined);
    const use = { budget: "code", id: randomUUID() } as const;
    const missing = problem ? null : await spendSecretUse(tx, viewer, use, now);
    const outcome = problem || missing ? "refused" : "succeeded";
    if (outcome === "succeeded") {
      const data = { revealedAt: now, revealedById: viewer.id };
      await tx.threeDsChallenge.update({ where: { id: challengeId }, data });
      await markShown(tx, row.verificationId, viewer.id, now);
      await publish(tx, { topic: "three-ds", id: row.id, cardId: row.cardId ?? undefined });
    }
    await auditDesk(tx, viewer, context, row, {
      action: "three_ds.reveal",
      outcome,
      errorCode: problem ?? missing ?? undefined,
    });
    return { code, problem, missing, expiresAt: row.expiresAt };
  });
  if (answer.missing) throw await secretRefused(viewer, answer.missing);
  if (answer.problem || answer.code === null) throw deskRefusal(answer.problem ?? "codeGone");
  const left = Math.floor((answer.expiresAt.getTime() - now.getTime()) / 1000);
  return { code: answer.code, showSeconds: Math.min(REVEAL_SECONDS, left) };
}

function whyNot(row: ThreeDsChallenge, viewer: Viewer, now: Date): DeskProblem | undefined {
  if (row.expiresAt <= now) return "expired";
  if (row.claimedById !== viewer.id) return "notClaimer";
  return row.revealedAt ? "alreadyRevealed" : undefined;
}

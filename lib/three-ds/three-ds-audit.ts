import "server-only";
import { type AuditOutcome, recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { SecretRefusal } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import type { Prisma, ThreeDsChallenge, Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { challengeLabel } from "@/lib/three-ds/challenge-dto";
import type { DeskProblem } from "@/lib/three-ds/constants";

interface DeskFact {
  action: "three_ds.claim" | "three_ds.release" | "three_ds.reveal" | "three_ds.relay";
  outcome: AuditOutcome;
  reason?: string | undefined;
  errorCode?: DeskProblem | SecretRefusal | undefined;
  after?: Prisma.InputJsonObject;
}

/** Appends what somebody did with a challenge to the audit log. */
export async function auditDesk(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  challenge: ThreeDsChallenge,
  fact: DeskFact,
): Promise<void> {
  const subject = { type: "three-ds", id: challenge.id, label: challengeLabel(challenge) };
  await recordAudit({ actor: viewer, requestId: context.requestId, subject, ...fact }, tx);
}

/** What is refused, named so that the screen can say why. */
export function deskRefusal(problem: DeskProblem): AppError {
  return new AppError("NOT_ALLOWED_NOW", problem, { fields: { challengeId: problem } });
}

import "server-only";
import { type AuditFact, recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { steppedUpUntil } from "@/lib/auth/stepped-up-until";
import { dayAt, startOfDay } from "@/lib/core/days";
import { db, type Tx } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";

/** What one person may do only so often in a day of `ISSUING_TIME_ZONE`, after a fresh step-up. */
export type SecretBudget = "number" | "code" | "pin" | "contact" | "identity";

/** What is missing: a fresh proof of who is at the keyboard, or room in the day's budget. */
export type SecretRefusal = "step-up" | "budget";

/**
 * Whether the person may do it now. Whoever goes on writes down the use in the same transaction: the acts of one person
 * queue up here until its end, or two at once would both see the last one of the budget free.
 */
export async function judgeSecret(
  tx: Tx,
  viewer: Viewer,
  budget: SecretBudget,
  now: Date,
): Promise<SecretRefusal | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${budget}:${viewer.id}`}, 0))`;
  if (!(await steppedUpUntil(viewer, now, tx))) return "step-up";
  return (await remainingToday(viewer.id, budget, now, tx)) === 0 ? "budget" : null;
}

/** Judges, and counts the use; the same id again is the same use, and needs the step-up alone. */
export async function spendSecretUse(
  tx: Tx,
  viewer: Viewer,
  { budget, id }: { budget: Exclude<SecretBudget, "number">; id: string },
  now: Date,
): Promise<SecretRefusal | null> {
  const refusal = await judgeSecret(tx, viewer, budget, now);
  if (refusal === "step-up") return refusal;
  const use = { budget, id, staffId: viewer.id };
  if (await tx.secretUse.findFirst({ where: use, select: { id: true } })) return null;
  if (refusal) return refusal;
  await tx.secretUse.create({ data: { ...use, usedAt: now } });
  return null;
}

/**
 * The same in a transaction of its own, with the refusal audited; for verbs that then call the issuer.
 * @throws AppError NOT_ALLOWED_NOW, `details.needs` says what is missing
 */
export async function requireFreshStepUp(
  viewer: Viewer,
  context: RequestContext,
  use: { budget: Exclude<SecretBudget, "number">; id: string } & Pick<AuditFact, "action" | "subject">,
): Promise<void> {
  const refusal = await db().$transaction(async (tx) => {
    const found = await spendSecretUse(tx, viewer, use, context.clock.now());
    if (found) await recordRefusal(tx, viewer, context, use, found);
    return found;
  });
  if (refusal) throw await secretRefused(viewer, refusal);
}

/** A refusal at a secret is a fact of the audit log, whatever becomes of the answer. */
export function recordRefusal(
  tx: Tx,
  viewer: Viewer,
  { requestId }: RequestContext,
  { action, subject }: Pick<AuditFact, "action" | "subject">,
  refusal: SecretRefusal,
): Promise<void> {
  return recordAudit(
    { actor: viewer, action, subject, requestId, outcome: "refused", errorCode: refusal },
    tx,
  );
}

/** What the verb throws; the screen is told by what this person can prove who they are. */
export async function secretRefused(viewer: Viewer, needs: SecretRefusal): Promise<AppError> {
  const staff = await db().staff.findUnique({
    where: { id: viewer.id },
    select: { totpConfirmedAt: true },
  });
  const details = { needs, hasTotp: Boolean(staff?.totpConfirmedAt) };
  return new AppError("NOT_ALLOWED_NOW", `it needs ${needs}`, { details });
}

/** How often the person may still do it today. A card number that is under way counts, one that failed does not. */
export async function remainingToday(
  staffId: string,
  budget: SecretBudget,
  now: Date,
  tx: Tx = db(),
): Promise<number> {
  const zone = env().issuing.timeZone;
  const gte = startOfDay(dayAt(now, zone), zone);
  const used =
    budget === "number"
      ? await tx.cardReveal.count({ where: { staffId, askedAt: { gte }, status: { not: "failed" } } })
      : await tx.secretUse.count({ where: { staffId, budget, usedAt: { gte } } });
  return Math.max(0, env().dailyBudgets[budget] - used);
}

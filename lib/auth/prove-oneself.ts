import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { countAttempt, forgetAttempts } from "@/lib/auth/attempts";
import { passwordMatches } from "@/lib/auth/password";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { acceptTotp } from "@/lib/auth/totp";
import type { Clock } from "@/lib/core/clock";
import { db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { FieldErrors } from "@/lib/core/result";

const LIMIT = { attempts: 5, minutes: 15 };

/**
 * Counts a try at a password or code of a signed-in person before it is looked at, so that tries sent at once
 * count too. @throws AppError RATE_LIMITED after 5 tries without a right one, for 15 minutes
 */
async function countTry(staffId: string, clock: Clock): Promise<void> {
  const tries = await countAttempt("step-up", staffId, LIMIT, clock);
  if (tries > LIMIT.attempts) throw new AppError("RATE_LIMITED", "too many wrong passwords or codes");
}

/** A right one forgives the wrong ones before it. */
async function forgiveTries(staffId: string): Promise<void> {
  await forgetAttempts("step-up", staffId);
}

export interface Proof {
  /** The audit action that is being done. */
  action: "session.step-up" | "totp.begin" | "totp.confirm" | "totp.remove";
  /** `new-totp`: a code of the secret that is being set up; it is in use from then on. */
  method: "password" | "totp" | "new-totp";
  secret: string;
  /** What a wrong secret is called, and where. */
  wrong: FieldErrors;
}

/**
 * Checks that the person at the keyboard knows the password or has the authenticator. A wrong one is audited and
 * counted, without the secret. @throws AppError RATE_LIMITED, INVALID_INPUT
 */
export async function proveOneself(viewer: Viewer, context: RequestContext, proof: Proof): Promise<void> {
  const deny = async (errorCode: string) =>
    recordOwn(viewer, context, { action: proof.action, outcome: "denied", errorCode });
  try {
    await countTry(viewer.id, context.clock);
  } catch (error) {
    if (error instanceof AppError) await deny(error.code);
    throw error;
  }
  if (!(await isRight(viewer, context, proof))) {
    await deny(proof.method === "password" ? "WRONG_PASSWORD" : "WRONG_CODE");
    throw new AppError("INVALID_INPUT", "a wrong password or code", { fields: proof.wrong });
  }
  await forgiveTries(viewer.id);
}

interface OwnFact {
  action: Proof["action"];
  outcome: "succeeded" | "denied";
  errorCode?: string;
  after?: Record<string, string>;
}

/** An audit row about what somebody did to his own account. */
export function recordOwn(
  viewer: Viewer,
  context: RequestContext,
  fact: OwnFact,
  tx: Tx = db(),
): Promise<void> {
  const subject = { type: "staff", id: viewer.id, label: viewer.email };
  return recordAudit({ actor: viewer, subject, requestId: context.requestId, ...fact }, tx);
}

async function isRight(viewer: Viewer, context: RequestContext, proof: Proof): Promise<boolean> {
  if (proof.method !== "password") {
    return acceptTotp(viewer.id, proof.secret, context.clock, proof.method === "totp");
  }
  const staff = await db().staff.findUnique({ where: { id: viewer.id }, select: { passwordHash: true } });
  return passwordMatches(proof.secret, staff?.passwordHash);
}

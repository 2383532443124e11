import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import { passwordMatches } from "@/lib/auth/password";
import { openSession, revokeSession } from "@/lib/auth/sessions";
import { assertMaySignIn, countFailedSignIn, forgiveFailedSignIns } from "@/lib/auth/sign-in-limiter";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

const input = z.object({
  email: z.string().trim().toLowerCase().min(3).max(254),
  password: z.string().min(1).max(1000),
});

export interface SignedIn {
  staffId: string;
  sessionId: string;
  email: string;
  name: string;
}

/**
 * Opens a session for a right e-mail and password. Every way to fail is the same null, after the same work.
 * @throws AppError RATE_LIMITED before any password is hashed.
 */
export async function signIn(
  raw: unknown,
  from: { address: string; userAgent: string },
  clock: Clock = systemClock,
): Promise<SignedIn | null> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  try {
    await assertMaySignIn(email, from.address);
  } catch (error) {
    if (error instanceof AppError) await auditSignIn(email, null, "denied", "RATE_LIMITED");
    throw error;
  }
  const staff = await db().staff.findUnique({ where: { email } });
  const matches = await passwordMatches(password, staff?.passwordHash);
  if (!staff || !matches || staff.disabledAt) {
    await countFailedSignIn(email, from.address);
    await auditSignIn(
      email,
      staff?.id ?? null,
      "denied",
      staff?.disabledAt && matches ? "DISABLED" : "WRONG_PASSWORD",
    );
    return null;
  }
  await forgiveFailedSignIns(email);
  const sessionId = await openSession(staff.id, from, clock);
  // A reset or a disabling while the slow hash ran ended the sessions that were there; this one came after.
  const now = await db().staff.findUnique({ where: { id: staff.id } });
  if (now?.passwordHash !== staff.passwordHash || now.disabledAt) {
    await revokeSession(sessionId, "password changed", clock);
    return null;
  }
  await db().staff.update({ where: { id: staff.id }, data: { lastSignInAt: clock.now() } });
  await auditSignIn(email, staff.id, "succeeded");
  return { staffId: staff.id, sessionId, email: staff.email, name: staff.name };
}

async function auditSignIn(
  email: string,
  id: string | null,
  outcome: "succeeded" | "denied",
  errorCode?: string,
) {
  await recordAudit({
    actor: id ? { id, email } : { id: null, email },
    action: "session.sign-in",
    outcome,
    subject: { type: "staff", id, label: email },
    requestId: randomUUID(),
    errorCode,
  });
}

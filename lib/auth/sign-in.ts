import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { recordAudit } from "@/lib/audit-log/record";
import type { KnownDevice } from "@/lib/auth/known-device";
import { passwordMatches } from "@/lib/auth/password";
import { openSession, revokeSession } from "@/lib/auth/sessions";
import { type Attempt, admitSignIn, forgiveFailedSignIns } from "@/lib/auth/sign-in-limiter";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db, type Staff } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { inSlot } from "@/lib/core/slots";
import { isTypable } from "@/lib/core/text";

const input = z.object({
  email: z.string().trim().toLowerCase().min(3).max(254).refine(isTypable),
  password: z.string().min(1).max(1000),
});

export interface SignedIn {
  staffId: string;
  sessionId: string;
  email: string;
  name: string;
}

export interface SignInOrigin {
  /** By `clientAddress`; null when unknown. */
  address: string | null;
  userAgent: string;
  /** What the browser's device cookie says. */
  device?: KnownDevice | null;
}

interface Means {
  clock: Clock;
  /** The slow comparison; counted in tests. */
  matches: typeof passwordMatches;
}

/** So that attempts under way, which count before they are judged, stay below the limit of a single account. */
const STRANGERS = { width: 4, maxWaiting: 1000 };

/**
 * Opens a session for a right e-mail and password. Every way to fail is the same null, after the same work.
 * @throws AppError RATE_LIMITED before any password is hashed, BUSY when too many wait
 */
export async function signIn(
  raw: unknown,
  from: SignInOrigin,
  means?: Partial<Means>,
): Promise<SignedIn | null> {
  const parsed = input.safeParse(raw);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const staff = await db().staff.findUnique({ where: { email } });
  const device = from.device && staff && from.device.staffIds.includes(staff.id) ? from.device : null;
  const attempt: Attempt = { email, address: from.address, device };
  const judge = () =>
    judgeAttempt(attempt, staff, password, from, {
      clock: systemClock,
      matches: passwordMatches,
      ...means,
    });
  // Strangers queue; a known device does not stand behind them.
  return device ? judge() : inSlot("sign-in", STRANGERS, judge);
}

async function judgeAttempt(
  attempt: Attempt,
  staff: Staff | null,
  password: string,
  from: SignInOrigin,
  { clock, matches }: Means,
): Promise<SignedIn | null> {
  const { email } = attempt;
  const admission = await admitSignIn(attempt, clock);
  if (!admission.ok) {
    if (admission.first) await auditSignIn(email, staff, "denied", "RATE_LIMITED");
    throw new AppError("RATE_LIMITED", "too many failed sign-ins");
  }
  const right = await matches(password, staff?.passwordHash);
  if (!staff || !right || staff.disabledAt) {
    await auditSignIn(email, staff, "denied", staff?.disabledAt && right ? "DISABLED" : "WRONG_PASSWORD");
    return null;
  }
  await forgiveFailedSignIns(attempt, admission.counter);
  return enter(staff, from, clock);
}

async function enter(staff: Staff, from: SignInOrigin, clock: Clock): Promise<SignedIn | null> {
  const { id, email, name } = staff;
  const sessionId = await openSession(id, from, clock);
  // A reset or a disabling while the slow hash ran ended the sessions that were there; this one came after.
  const now = await db().staff.findUnique({ where: { id } });
  if (now?.passwordHash !== staff.passwordHash || now.disabledAt) {
    await revokeSession(sessionId, "password changed", clock);
    return null;
  }
  await db().staff.update({ where: { id }, data: { lastSignInAt: clock.now() } });
  await auditSignIn(email, staff, "succeeded");
  return { staffId: id, sessionId, email, name };
}

async function auditSignIn(
  email: string,
  staff: Staff | null,
  outcome: "succeeded" | "denied",
  errorCode?: string,
) {
  const id = staff?.id ?? null;
  await recordAudit({
    actor: id ? { id, email } : { id: null, email },
    action: "session.sign-in",
    outcome,
    subject: { type: "staff", id, label: email },
    requestId: randomUUID(),
    errorCode,
  });
}

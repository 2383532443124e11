import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import { openSession, readSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { endOwnSession } from "@/lib/staff/end-own-session";
import { getOwnAccount } from "@/lib/staff/get-own-account";

const context: RequestContext = { requestId: "request-1", language: "en", clock: systemClock };
const ROLES = ["admin", "finance", "support", "auditor"] as const;

async function signedIn(role: Viewer["role"]): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({ data: { email, name: role, role, passwordHash: "none" } });
  return { id, sessionId: await open(id), grants: [], email, name: role, role };
}

const open = (staffId: string) => openSession(staffId, { address: "", userAgent: "" }, systemClock);
const lives = async (sessionId: string) => (await readSession(sessionId, systemClock)).viewer !== null;

test.each(ROLES)(
  "%s sees the own account alone, and ends an own session that was left open",
  async (role) => {
    const viewer = await signedIn(role);
    const stranger = await signedIn(role);
    const left = await open(viewer.id);
    const account = await getOwnAccount(viewer, context);
    expect(account).toMatchObject({ email: viewer.email, totpSince: null });
    expect(account.sessions.map(({ id, current }) => [id, current])).toEqual([
      [left, false],
      [viewer.sessionId, true],
    ]);
    expect(JSON.stringify(account)).not.toContain(stranger.id);

    await endOwnSession(viewer, context, { sessionId: left });
    expect(await lives(left)).toBe(false);
    expect(await lives(viewer.sessionId)).toBe(true);
    const rows = await db().auditEntry.findMany({ where: { subjectId: viewer.id } });
    expect(rows).toMatchObject([{ action: "team.end-sessions", outcome: "succeeded", actorId: viewer.id }]);
    expect((await getOwnAccount(viewer, context)).sessions).toHaveLength(1);
  },
);

test("nobody ends somebody else's session this way, and the present one only by signing out", async () => {
  const viewer = await signedIn("support");
  const stranger = await signedIn("support");
  await endOwnSession(viewer, context, { sessionId: stranger.sessionId });
  expect(await lives(stranger.sessionId)).toBe(true);
  expect(await db().auditEntry.count({ where: { actorId: viewer.id } })).toBe(0);
  await expect(endOwnSession(viewer, context, { sessionId: viewer.sessionId })).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
  });
  await expect(endOwnSession(viewer, context, { sessionId: "x", staffId: "y" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect(await lives(viewer.sessionId)).toBe(true);
});

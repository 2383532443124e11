import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { endSessionOf } from "@/lib/auth/end-session";
import { assertPermission } from "@/lib/auth/permissions";
import { recordDenial } from "@/lib/auth/request";
import { openSession, readSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

async function auditor(): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({
    data: { email, name: "A", role: "auditor", passwordHash: "none" },
  });
  const sessionId = await openSession(id, { address: "", userAgent: "" }, systemClock);
  return { id, sessionId, email, name: "A", role: "auditor", grants: [] };
}

const rowsOf = (viewer: Viewer) => db().auditEntry.findMany({ where: { actorId: viewer.id } });

test("an attempt that the role forbids is in the audit log, under the name of the action", async () => {
  const viewer = await auditor();
  const refusal = await Promise.resolve()
    .then(() => assertPermission(viewer, "cards.lock"))
    .catch((error: unknown) => error);
  await recordDenial(viewer, "cards.lock", "request-1", refusal);
  expect(await rowsOf(viewer)).toMatchObject([
    { action: "cards.lock", outcome: "denied", errorCode: "FORBIDDEN", requestId: "request-1" },
  ]);
});

test("no other failure counts as a denial", async () => {
  const viewer = await auditor();
  for (const error of [
    new AppError("NOT_FOUND", "no"),
    new AppError("SWITCHED_OFF", "no"),
    new Error("no"),
  ]) {
    await recordDenial(viewer, "cards.lock", "request-1", error);
  }
  expect(await rowsOf(viewer)).toEqual([]);
});

test("signing out and the idle lock end the session and are told apart in the audit log", async () => {
  for (const [why, reason] of [
    ["sign-out", null],
    ["idle", "idle"],
  ] as const) {
    const viewer = await auditor();
    await endSessionOf(viewer, why);
    expect(await readSession(viewer.sessionId, systemClock)).toEqual({ viewer: null, reason: "ended" });
    expect(await rowsOf(viewer)).toMatchObject([{ action: "session.sign-out", reason }]);
  }
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ROLES } from "@/lib/auth/constants";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { listJobs } from "@/lib/jobs/list-jobs";

const context = { requestId: "r", language: "en", clock: systemClock };

test("an administrator sees every job; nobody else does", async () => {
  await db().job.create({ data: { name: "sync", everySeconds: 300, dueAt: new Date() } });
  for (const role of ROLES) {
    const viewer = { id: randomUUID(), email: "a@example.com", name: "A", role, sessionId: "s", grants: [] };
    const asked = listJobs(viewer, context);
    if (role === "admin") expect(await asked).toMatchObject([{ name: "sync", state: "waiting" }]);
    else await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

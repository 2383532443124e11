import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { changeRole } from "@/lib/staff/change-role";
import { disableStaff } from "@/lib/staff/disable-staff";
import { enableStaff } from "@/lib/staff/enable-staff";
import { grantPermission } from "@/lib/staff/grant-permission";
import { listStaff } from "@/lib/staff/list-staff";
import { revokeGrant } from "@/lib/staff/revoke-grant";
import { again, signedIn } from "@/scripts/testing/secrets-fixture";

const WHY = "Answers the phone for lost cards";
const context: RequestContext = { requestId: "request-1", language: "en", clock: systemClock };
const later = (days: number): RequestContext => ({
  ...context,
  clock: { now: () => new Date(Date.now() + days * 86_400_000) },
});

let admin: Viewer;
let agent: Viewer;
beforeEach(async () => {
  admin = await signedIn("admin");
  agent = await signedIn("support");
});

const request = (over: object = {}) => ({
  staffId: agent.id,
  permission: "cards.reveal",
  justification: WHY,
  expiresOn: null,
  ...over,
});
const grant = (over: object = {}, who = admin) => grantPermission(who, context, request(over));
const grantsOf = async (staffId: string, at = context) =>
  (await listStaff(admin, at)).members.find((one) => one.id === staffId)?.grants ?? [];
const audited = (action: string, subjectId = agent.id) =>
  db().auditEntry.findMany({ where: { action, subjectId }, orderBy: { id: "asc" } });

test("an admin grants with a reason; the person holds it from the next request, and the team sees why", async () => {
  await grant();
  expect((await again(agent.sessionId)).grants).toEqual(["cards.reveal"]);
  expect(await grantsOf(agent.id)).toEqual([
    {
      id: expect.any(String),
      permission: "cards.reveal",
      justification: WHY,
      grantedByName: "admin",
      grantedAt: expect.any(String),
      expiresAt: null,
    },
  ]);
  expect(await audited("team.grant")).toMatchObject([
    {
      actorId: admin.id,
      outcome: "succeeded",
      reason: WHY,
      before: {},
      after: { grants: "cards.reveal", expiresAt: "never" },
    },
  ]);
  await grant({ permission: "cards.reveal_copy" });
  expect((await audited("team.grant")).at(-1)).toMatchObject({
    before: { grants: "cards.reveal" },
    after: { grants: "cards.reveal, cards.reveal_copy" },
  });
});

test("nobody but an admin grants or revokes", async () => {
  await grant();
  const [{ id: grantId } = { id: "" }] = await grantsOf(agent.id);
  for (const role of ["finance", "support", "auditor"] as const) {
    const who = await signedIn(role);
    await expect(grant({}, who)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(revokeGrant(who, context, { grantId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await grantsOf(agent.id)).toHaveLength(1);
});

test("nobody grants to himself, to an auditor, or to a disabled person", async () => {
  const refused = (over: object) => grant(over).catch((error: { fields: object }) => error.fields);
  expect(await refused({ staffId: admin.id })).toEqual({ staffId: "oneself" });
  expect(await refused({ staffId: (await signedIn("auditor")).id })).toEqual({ staffId: "auditorGrant" });
  await disableStaff(admin, context, { staffId: agent.id });
  expect(await refused({})).toEqual({ staffId: "disabledGrant" });
  expect(await db().staffGrant.count({ where: { staffId: { in: [admin.id, agent.id] } } })).toBe(0);
});

test("what cannot be used is refused by field", async () => {
  const fields = (over: object) => grant(over).catch((error: { fields: object }) => error.fields);
  expect(await fields({ justification: "because I say so" })).toEqual({
    justification: "justificationShort",
  });
  expect(await fields({ justification: `   ${"x".repeat(19)}   ` })).toEqual({
    justification: "justificationShort",
  });
  expect(await fields({ justification: "The card is 4111 1111 1111 1111" })).toEqual({
    justification: "cardNumber",
  });
  expect(await fields({ permission: "cards.lock" })).toEqual({ permission: "permissionUnknown" });
  expect(await fields({ permission: "team.manage" })).toEqual({ permission: "permissionUnknown" });
  expect(await fields({ expiresOn: "tomorrow" })).toEqual({ expiresOn: "dateFormat" });
  expect(await fields({ expiresOn: "2020-01-01" })).toEqual({ expiresOn: "datePast" });
  expect(await fields({ surprise: 1 })).toEqual({ form: "invalid" });
  await expect(grant({ staffId: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await db().staffGrant.count({ where: { staffId: agent.id } })).toBe(0);
});

test("it stands through the whole last day in the issuer's zone, and not a moment longer", async () => {
  const inHongKong = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const day = inHongKong(Date.now() + 86_400_000);
  await grant({ expiresOn: day });
  const [one] = await grantsOf(agent.id);
  const end = Date.parse(one?.expiresAt ?? "");
  expect(inHongKong(end - 1)).toBe(day);
  expect(inHongKong(end)).not.toBe(day);
  expect(new Date(end + 8 * 3_600_000).toISOString()).toContain("T00:00:00.000Z");
  await db().staffGrant.updateMany({ where: { staffId: agent.id }, data: { expiresAt: new Date() } });
  expect((await again(agent.sessionId)).grants).toEqual([]);
  expect(await grantsOf(agent.id)).toEqual([]);
});

test("one that ran out can be granted anew; one that stands cannot be granted differently", async () => {
  await grant();
  await expect(grant({ justification: "Another reason, long enough" })).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
    fields: { staffId: "alreadyGranted" },
  });
  await db().staffGrant.updateMany({ where: { staffId: agent.id }, data: { expiresAt: new Date() } });
  await grant();
  expect((await again(agent.sessionId)).grants).toEqual(["cards.reveal"]);
});

test("pressed again, or by two admins at once, it is granted once", async () => {
  const other = await signedIn("admin");
  await Promise.allSettled([grant(), grant(), grant(), grant({}, other), grant({}, other)]);
  expect(await db().staffGrant.count({ where: { staffId: agent.id, revokedAt: null } })).toBe(1);
  expect(await audited("team.grant")).toHaveLength(1);
});

test("a revoked one is gone from the next request, and is revoked and audited once", async () => {
  await grant();
  await grant({ permission: "cards.reveal_copy" });
  const [first, second] = await grantsOf(agent.id);
  await Promise.all([1, 2, 3].map(() => revokeGrant(admin, context, { grantId: first?.id })));
  expect((await again(agent.sessionId)).grants).toEqual(["cards.reveal_copy"]);
  expect(await audited("team.revoke-grant")).toMatchObject([
    { before: { grants: "cards.reveal, cards.reveal_copy" }, after: { grants: "cards.reveal_copy" } },
  ]);
  const row = await db().staffGrant.findUniqueOrThrow({ where: { id: first?.id ?? "" } });
  expect(row.revokedById).toBe(admin.id);
  await revokeGrant(admin, context, { grantId: second?.id });
  expect((await audited("team.revoke-grant")).at(-1)?.after).toEqual({});
  await expect(revokeGrant(admin, context, { grantId: randomUUID() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(revokeGrant(admin, context, { grantId: "x" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("another role takes the grants back, since the reason spoke of the old one; the same role does not", async () => {
  await grant();
  await changeRole(admin, context, { staffId: agent.id, role: "support" });
  expect((await again(agent.sessionId)).grants).toEqual(["cards.reveal"]);
  await changeRole(admin, context, { staffId: agent.id, role: "auditor" });
  expect((await again(agent.sessionId)).grants).toEqual([]);
  expect(await audited("team.change-role")).toMatchObject([
    { before: { role: "support", grants: "cards.reveal" }, after: { role: "auditor" } },
  ]);
});

test("a disabled person's grants are taken back: being let in again does not bring them back", async () => {
  await grant();
  await disableStaff(admin, context, { staffId: agent.id });
  await enableStaff(admin, context, { staffId: agent.id });
  expect(await grantsOf(agent.id)).toEqual([]);
  expect(await audited("team.disable")).toMatchObject([
    { before: { disabled: false, grants: "cards.reveal" }, after: { disabled: true } },
  ]);
});

test("a change of role and a grant that meet never leave an auditor with a grant", async () => {
  for (let round = 0; round < 5; round += 1) {
    agent = await signedIn("support");
    await Promise.allSettled([grant(), changeRole(admin, context, { staffId: agent.id, role: "auditor" })]);
    expect((await again(agent.sessionId)).grants).toEqual([]);
  }
});

test("the list leaves out what has run out by then", async () => {
  await grant({ expiresOn: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) });
  expect(await grantsOf(agent.id, later(1))).toHaveLength(1);
  expect(await grantsOf(agent.id, later(10))).toEqual([]);
});

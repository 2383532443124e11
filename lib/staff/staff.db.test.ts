import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { passwordMatches } from "@/lib/auth/password";
import type { RequestContext } from "@/lib/auth/request";
import { openSession, readSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db, pool } from "@/lib/core/db";
import { changeRole } from "@/lib/staff/change-role";
import { createStaff, createStaffFromCommandLine } from "@/lib/staff/create-staff";
import { disableStaff } from "@/lib/staff/disable-staff";
import { enableStaff } from "@/lib/staff/enable-staff";
import { endSessions } from "@/lib/staff/end-sessions";
import { listSessions } from "@/lib/staff/list-sessions";
import { listStaff } from "@/lib/staff/list-staff";
import { resetPassword } from "@/lib/staff/reset-password";

const context: RequestContext = { requestId: "request-1", language: "en", clock: systemClock };
const PASSWORD = "a long enough password";

async function person(role: Viewer["role"]): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({ data: { email, name: role, role, passwordHash: "none" } });
  return { id, sessionId: randomUUID(), grants: [], email, name: role, role };
}

const open = (staffId: string) => openSession(staffId, { address: "", userAgent: "" }, systemClock);

let admin: Viewer;
beforeEach(async () => {
  await db().staff.updateMany({ where: { role: "admin" }, data: { disabledAt: new Date() } });
  admin = await person("admin");
});

const VERBS = { createStaff, changeRole, disableStaff, enableStaff, endSessions, resetPassword };

test.each(Object.entries(VERBS))(
  "%s is refused to everyone but an admin, and to bad input",
  async (_name, verb) => {
    for (const role of ["finance", "support", "auditor"] as const) {
      await expect(verb(await person(role), context, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(verb(admin, context, { staffId: "x", surprise: 1 })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  },
);

test("a new person may sign in; the same address twice, a bad role and a weak password are refused by field", async () => {
  const input = { email: " New@Example.com ", name: "New", role: "support", password: PASSWORD };
  const { id } = await createStaff(admin, context, { ...input, email: "new@example.com" });
  const row = await db().staff.findUniqueOrThrow({ where: { id } });
  expect(await passwordMatches(PASSWORD, row.passwordHash)).toBe(true);
  const refused = (over: object) =>
    createStaff(admin, context, { ...input, email: "b@example.com", ...over });
  await expect(refused({ email: "new@example.com" })).rejects.toMatchObject({
    fields: { email: "emailTaken" },
  });
  await expect(refused({ role: "king" })).rejects.toMatchObject({ fields: { role: "roleUnknown" } });
  await expect(refused({ password: "short" })).rejects.toMatchObject({
    fields: { password: "passwordShort" },
  });
  await expect(refused({ password: "aaaaaaaaaaaa" })).rejects.toMatchObject({
    fields: { password: "passwordCommon" },
  });
});

test("the command line adds people under its own name in the audit log, without the password", async () => {
  const { id } = await createStaffFromCommandLine("request-2", {
    email: "cli@example.com",
    name: "Cli",
    role: "admin",
    password: PASSWORD,
  });
  const row = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id } });
  expect(row).toMatchObject({ actorLabel: "command line", action: "team.create", outcome: "succeeded" });
  expect(
    JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain(PASSWORD);
});

test("a role changes with before and after in the audit log; never one's own, never the last admin's", async () => {
  const someone = await person("support");
  await changeRole(admin, context, { staffId: someone.id, role: "finance" });
  const row = await db().auditEntry.findFirstOrThrow({ where: { subjectId: someone.id } });
  expect(row).toMatchObject({
    action: "team.change-role",
    before: { role: "support" },
    after: { role: "finance" },
  });
  await expect(changeRole(admin, context, { staffId: admin.id, role: "support" })).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
  });
  await expect(changeRole(admin, context, { staffId: randomUUID(), role: "support" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("two admins who demote each other at once leave one admin", async () => {
  const other = await person("admin");
  // Nothing can be audited for now, so both get as far as they can before either commits.
  const holder = await pool().connect();
  await holder.query("BEGIN");
  await holder.query("LOCK TABLE audit_entry IN SHARE MODE");
  const demotions = Promise.allSettled([
    changeRole(admin, context, { staffId: other.id, role: "support" }),
    changeRole(other, context, { staffId: admin.id, role: "support" }),
  ]);
  const waiting = `SELECT count(*)::int AS count FROM pg_locks
    WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  try {
    await expect.poll(async () => (await pool().query(waiting)).rows[0]?.count, { timeout: 10_000 }).toBe(2);
  } finally {
    await holder.query("COMMIT");
    holder.release();
  }
  const outcomes = await demotions;
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")).toMatchObject({
    reason: { code: "NOT_ALLOWED_NOW", fields: { staffId: "lastAdmin" } },
  });
  expect(await db().staff.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
});

test("disabling ends the sessions, enabling lets in again; not oneself", async () => {
  const someone = await person("finance");
  const session = await open(someone.id);
  await disableStaff(admin, context, { staffId: someone.id });
  expect(await readSession(session, systemClock)).toEqual({ viewer: null, reason: "ended" });
  await enableStaff(admin, context, { staffId: someone.id });
  expect(await readSession(session, systemClock)).toEqual({ viewer: null, reason: "ended" });
  expect((await readSession(await open(someone.id), systemClock)).viewer?.id).toBe(someone.id);
  await expect(disableStaff(admin, context, { staffId: admin.id })).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
  });
});

test("one session or all of a person's are ended; a reset password ends all", async () => {
  const someone = await person("finance");
  const [first, second] = [await open(someone.id), await open(someone.id)];
  await endSessions(admin, context, { staffId: someone.id, sessionId: first });
  expect((await readSession(first, systemClock)).viewer).toBeNull();
  expect((await readSession(second, systemClock)).viewer).not.toBeNull();
  await resetPassword(admin, context, { staffId: someone.id, password: PASSWORD });
  expect((await readSession(second, systemClock)).viewer).toBeNull();
  const row = await db().staff.findUniqueOrThrow({ where: { id: someone.id } });
  expect(await passwordMatches(PASSWORD, row.passwordHash)).toBe(true);
});

test("admins and auditors see the team; nobody else does", async () => {
  const team = await listStaff(await person("auditor"), context);
  expect(team.members.map((member) => member.id)).toContain(admin.id);
  expect(team.mayManage).toBe(false);
  expect(JSON.stringify(team)).not.toContain("passwordHash");
  await expect(listStaff(await person("support"), context)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the last active admin can neither be demoted nor disabled, not even by an admin who no longer counts", async () => {
  const ghost = { ...(await person("admin")), sessionId: randomUUID() };
  await db().staff.update({ where: { id: ghost.id }, data: { disabledAt: new Date() } });
  const refusal = { code: "NOT_ALLOWED_NOW", fields: { staffId: "lastAdmin" } };
  const last = { staffId: admin.id };
  await expect(changeRole(ghost, context, { ...last, role: "finance" })).rejects.toMatchObject(refusal);
  await expect(disableStaff(ghost, context, last)).rejects.toMatchObject(refusal);
  expect(await db().staff.findUniqueOrThrow({ where: { id: admin.id } })).toMatchObject({
    role: "admin",
    disabledAt: null,
  });
  expect(await db().auditEntry.count({ where: { subjectId: admin.id } })).toBe(0);
});

test("a repeated click changes nothing and records nothing", async () => {
  const someone = await person("support");
  const target = { staffId: someone.id };
  for (const _ of [1, 2]) await disableStaff(admin, context, target);
  for (const _ of [1, 2]) await enableStaff(admin, context, target);
  for (const _ of [1, 2]) await changeRole(admin, context, { ...target, role: "finance" });
  const rows = await db().auditEntry.findMany({ where: { subjectId: someone.id }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.action)).toEqual(["team.disable", "team.enable", "team.change-role"]);
});

test("who ends the own sessions or resets the own password stays signed in here, and only here", async () => {
  const here = await open(admin.id);
  const viewer = { ...admin, sessionId: here };
  const live = async (id: string) => (await readSession(id, systemClock)).viewer !== null;
  const target = { staffId: admin.id };
  for (const act of [
    () => endSessions(viewer, context, target),
    () => resetPassword(viewer, context, { ...target, password: PASSWORD }),
  ]) {
    const elsewhere = await open(admin.id);
    await act();
    expect([await live(here), await live(elsewhere)]).toEqual([true, false]);
  }
});

test("a reset password that is the e-mail address is refused, and the sessions stay", async () => {
  const someone = await person("support");
  const session = await open(someone.id);
  await expect(
    resetPassword(admin, context, { staffId: someone.id, password: someone.email.toUpperCase() }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT", fields: { password: "passwordIsEmail" } });
  expect((await readSession(session, systemClock)).viewer).not.toBeNull();
});

test("the sessions of a person are those that are live, newest first, the viewer's own marked", async () => {
  const auditor = await person("auditor");
  const minutesAgo = (count: number) => ({ now: () => new Date(Date.now() - count * 60_000) });
  const from = { address: "192.0.2.7", userAgent: "curl/8" };
  const first = await openSession(auditor.id, from, minutesAgo(2));
  const second = await openSession(auditor.id, from, minutesAgo(1));
  await openSession(auditor.id, from, minutesAgo(20));
  await endSessions(admin, context, { staffId: auditor.id, sessionId: await open(auditor.id) });
  const viewer = { ...auditor, sessionId: first };
  expect(await listSessions(viewer, context, { staffId: auditor.id })).toMatchObject([
    { id: second, current: false, address: "192.0.2.7", userAgent: "curl/8" },
    { id: first, current: true },
  ]);
  const team = await listStaff(viewer, context);
  expect(team.members.find((member) => member.id === auditor.id)?.liveSessions).toBe(2);
  await expect(listSessions(await person("finance"), context, { staffId: auditor.id })).rejects.toMatchObject(
    { code: "FORBIDDEN" },
  );
  await expect(listSessions(viewer, context, { staffId: "x" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

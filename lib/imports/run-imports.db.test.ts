import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { editUser } from "@/lib/users/edit-user";
import { pUserId, userReferenceId } from "@/lib/users/ids";
import { mirrorUser } from "@/lib/users/mirror-user";
import { type ImportFixture, startImportFixture } from "@/scripts/testing/import-fixture";
import type { Retriable } from "./constants";
import { giveUpImport } from "./give-up-import";
import { resumeImport } from "./resume-import";
import { retryRows } from "./retry-rows";
import type { UserRowInput } from "./schema";
import { stopImport } from "./stop-import";

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await startImportFixture();
});
afterEach(async () => {
  await fixture.calm();
  await db().importJob.deleteMany();
  await db().operation.deleteMany({ where: { status: { in: ["unknown", "pending"] } } });
});
afterAll(() => fixture.sandbox.stop());

const retry = (importId: string, which: Retriable) =>
  retryRows(fixture.viewer("finance"), fixture.context(), { importId, which });
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** The sandbox's user with this phone number, as the console comes to know of him by another way. */
async function learn(row: UserRowInput | undefined): Promise<string> {
  const { users } = await fixture.sandbox.control<{ users: { user_id: string; phone_number: string }[] }>(
    "users",
  );
  const id = pUserId.parse(users.find((user) => user.phone_number === row?.phoneNumber)?.user_id);
  const { data } = await issuer().getUser({ referenceId: userReferenceId.parse(id) });
  await mirrorUser(db(), id, data, new Date());
  return id;
}

test("every row becomes one user through the verb of the form, and the import says so and ends", async () => {
  const rows = fixture.people(6, (place) => (place === 4 ? { callingCode: "12345" } : {}));
  const before = await fixture.calls("createUser");
  const { import: made } = await fixture.upload(rows);
  expect(made).toMatchObject({ status: "running", counts: { waiting: 5, invalid: 1 } });
  await fixture.run();
  expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 5, invalid: 1 } });
  expect(await fixture.calls("createUser")).toBe(before + 5);
  expect(await fixture.made(rows)).toBe(5);
  const created = (await fixture.rows(made.id)).filter(({ status }) => status === "created");
  for (const { userId, operationId } of created) {
    expect(await db().cardUser.count({ where: { id: userId ?? "" } })).toBe(1);
    expect((await fixture.recorded(operationId ?? "")).outcomes).toEqual(["succeeded"]);
  }
  const audits = await db().auditEntry.findMany({ where: { subjectId: made.id }, orderBy: { id: "asc" } });
  expect(audits.map(({ action }) => action)).toEqual(["users.import", "imports.finish"]);
});

test("a number that is taken fails with the user who has it, and a retry touches that row alone", async () => {
  const [other, ...rows] = fixture.people(4);
  const { import: first } = await fixture.upload(other ? [other] : []);
  await fixture.run();
  const [{ userId } = { userId: null }] = await fixture.rows(first.id);
  const phoneNumber = other?.phoneNumber ?? "";
  const { import: made } = await fixture.upload(
    rows.map((row, at) => (at === 1 ? { ...row, phoneNumber } : row)),
  );
  await fixture.run();
  expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 2, failed: 1 } });
  expect((await fixture.rows(made.id))[1]).toMatchObject({
    status: "failed",
    problems: { phoneNumber: "phoneTaken" },
    issuerCode: "300008",
    userId,
  });
  await moveAway(userId ?? "");
  const before = await fixture.calls("createUser");
  expect(await retry(made.id, "failed")).toMatchObject({
    status: "running",
    counts: { created: 2, waiting: 1 },
  });
  await fixture.run();
  expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 3 } });
  expect(await fixture.calls("createUser")).toBe(before + 1);
  expect(await codeOf(retry(made.id, "failed"))).toBe("NOT_ALLOWED_NOW");
});

async function moveAway(userId: string): Promise<void> {
  const user = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
  const [{ line: _, documentNumber: __, dateOfBirth: ___, ...person } = { line: 0 }] = fixture.people(1);
  const edit = { operationId: crypto.randomUUID(), userId, version: user.version, ...person };
  await editUser(fixture.viewer("finance"), fixture.context(), edit);
}

describe("an answer that was lost", () => {
  test("leaves the row unknown, then unconfirmed; it is not sent again unless a person says so", async () => {
    const rows = fixture.people(3);
    const { import: made } = await fixture.upload(rows);
    const before = await fixture.calls("createUser");
    await fixture.fault("createUser", "drop-after-effect");
    await fixture.run();
    expect(await fixture.read(made.id)).toMatchObject({
      status: "running",
      counts: { created: 2, unknown: 1 },
    });
    await fixture.resolve(10);
    expect((await fixture.read(made.id)).counts).toEqual({ created: 2, unknown: 1 });
    await fixture.resolve(60);
    expect(await fixture.read(made.id)).toMatchObject({
      status: "done",
      counts: { created: 2, unconfirmed: 1 },
    });
    expect(await fixture.calls("createUser")).toBe(before + 3);
    expect(await codeOf(retry(made.id, "failed"))).toBe("NOT_ALLOWED_NOW");
    await retry(made.id, "unconfirmed");
    await fixture.run();
    expect((await fixture.read(made.id)).counts).toEqual({ created: 2, failed: 1 });
    expect(await fixture.made(rows)).toBe(3);
  });

  test("is found when the register came to know the user", async () => {
    const rows = fixture.people(1);
    const { import: made } = await fixture.upload(rows);
    await fixture.fault("createUser", "drop-after-effect");
    await fixture.run();
    const userId = await learn(rows[0]);
    await fixture.resolve(10);
    expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 1 } });
    expect((await fixture.rows(made.id))[0]).toMatchObject({ userId, sealed: null, attempts: 1 });
  });

  test("of a call that had no effect is made good by a person's retry", async () => {
    const rows = fixture.people(1);
    const { import: made } = await fixture.upload(rows);
    await fixture.fault("createUser", "drop-before-effect");
    await fixture.run();
    await fixture.resolve(60);
    await retry(made.id, "unconfirmed");
    await fixture.run();
    expect((await fixture.read(made.id)).counts).toEqual({ created: 1 });
    expect(await fixture.made(rows)).toBe(1);
  });
});

describe("an issuer in trouble", () => {
  test("that refuses our signature stops the import by itself, and no row is lost or failed", async () => {
    const rows = fixture.people(8);
    const { import: made } = await fixture.upload(rows);
    await fixture.fault("createUser", "bad-signature", { times: 100 });
    for (let turn = 0; turn < 3; turn += 1) await fixture.run();
    const stopped = await fixture.read(made.id);
    expect(stopped).toMatchObject({ status: "stopped", stopReason: "issuer", counts: { waiting: 8 } });
    await fixture.calm();
    await fixture.run();
    expect((await fixture.read(made.id)).counts).toEqual({ waiting: 8 });
    await resumeImport(fixture.viewer("finance"), fixture.context(), { importId: made.id });
    await fixture.run();
    expect(await fixture.read(made.id)).toMatchObject({
      status: "done",
      stopReason: null,
      counts: { created: 8 },
    });
    expect(await fixture.made(rows)).toBe(8);
  });

  test("that fails after a call arrived makes few unknown rows, not all of them", async () => {
    const { import: made } = await fixture.upload(fixture.people(30));
    await fixture.fault("createUser", "status-500", { times: 100 });
    await fixture.run(0, { lanes: 2 });
    const { status, stopReason, counts } = await fixture.read(made.id);
    expect([status, stopReason]).toEqual(["stopped", "issuer"]);
    expect(counts.unknown).toBeLessThanOrEqual(7);
    expect((counts.unknown ?? 0) + (counts.waiting ?? 0)).toBe(30);
  });

  test("one failure between successes stops nothing", async () => {
    const { import: made } = await fixture.upload(fixture.people(12));
    for (let count = 0; count < 4; count += 1) {
      await fixture.fault("createUser", "rate-limited");
      await fixture.run(0, { lanes: 1 });
    }
    await fixture.run();
    expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 12 } });
  });
});

describe("steering", () => {
  test("stop sends no further row, resume goes on, and no row is sent twice", async () => {
    const rows = fixture.people(60);
    const { import: made } = await fixture.upload(rows);
    const importId = made.id;
    const before = await fixture.calls("createUser");
    const running = fixture.run(0, { lanes: 2 });
    await expect.poll(async () => (await fixture.read(importId)).counts.created ?? 0).toBeGreaterThan(3);
    await stopImport(fixture.viewer("admin"), fixture.context(), { importId });
    await stopImport(fixture.viewer("admin"), fixture.context(), { importId });
    await running;
    const stopped = await fixture.read(importId);
    expect(stopped.status).toBe("stopped");
    expect(stopped.counts.waiting).toBeGreaterThan(0);
    const sent = await fixture.calls("createUser");
    await fixture.run();
    expect(await fixture.calls("createUser")).toBe(sent);
    await resumeImport(fixture.viewer("finance"), fixture.context(), { importId });
    await resumeImport(fixture.viewer("finance"), fixture.context(), { importId });
    await fixture.run();
    expect(await fixture.read(importId)).toMatchObject({ status: "done", counts: { created: 60 } });
    expect(await fixture.calls("createUser")).toBe(before + 60);
    expect(await codeOf(stopImport(fixture.viewer("finance"), fixture.context(), { importId }))).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await codeOf(resumeImport(fixture.viewer("finance"), fixture.context(), { importId }))).toBe(
      "NOT_ALLOWED_NOW",
    );
  });

  test("who lost the role no longer creates anybody; who resumes does so in his own name", async () => {
    const { import: made } = await fixture.upload(fixture.people(3));
    const { id } = fixture.viewer("finance");
    await db().staff.update({ where: { id }, data: { role: "auditor" } });
    await fixture.run();
    await db().staff.update({ where: { id }, data: { role: "finance" } });
    expect(await fixture.read(made.id)).toMatchObject({
      status: "stopped",
      stopReason: "runner",
      counts: { waiting: 3 },
    });
    await resumeImport(fixture.viewer("admin"), fixture.context(), { importId: made.id });
    await fixture.run();
    const [row] = await fixture.rows(made.id);
    const { operation } = await fixture.recorded(row?.operationId ?? "");
    expect(operation.actorId).toBe(fixture.viewer("admin").id);
  });

  test("giving up leaves the rest, deletes what rows hold about people, and ends it for good", async () => {
    const { import: made } = await fixture.upload(fixture.people(3));
    const importId = made.id;
    const giveUp = () => giveUpImport(fixture.viewer("finance"), fixture.context(), { importId });
    expect(await codeOf(giveUp())).toBe("NOT_ALLOWED_NOW");
    await stopImport(fixture.viewer("finance"), fixture.context(), { importId });
    expect(await giveUp()).toMatchObject({ status: "done", counts: { skipped: 3 } });
    expect((await fixture.rows(importId)).every(({ sealed }) => sealed === null)).toBe(true);
    expect(await codeOf(retry(importId, "failed"))).toBe("NOT_ALLOWED_NOW");
    await fixture.run();
    expect((await fixture.read(importId)).counts).toEqual({ skipped: 3 });
  });

  test("a week after the end nothing about people is left, and the same content may come again", async () => {
    const [taken, ...rows] = fixture.people(3);
    await fixture.upload(taken ? [taken] : []);
    const mixed = rows.map((row, at) => (at === 0 ? { ...row, phoneNumber: taken?.phoneNumber ?? "" } : row));
    await fixture.run();
    const { import: made } = await fixture.upload(mixed);
    await fixture.run();
    expect((await fixture.rows(made.id)).map(({ sealed }) => sealed !== null)).toEqual([true, false]);
    await fixture.run(6 * 86_400);
    expect((await fixture.rows(made.id)).some(({ sealed }) => sealed !== null)).toBe(true);
    await fixture.run(8 * 86_400);
    expect((await fixture.rows(made.id)).some(({ sealed }) => sealed !== null)).toBe(false);
    expect((await fixture.read(made.id)).purgedAt).not.toBeNull();
    expect((await fixture.upload(mixed)).repeated).toBe(false);
  });
});

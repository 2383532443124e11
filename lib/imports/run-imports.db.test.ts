import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { editUser } from "@/lib/users/edit-user";
import { pUserId, userReferenceId } from "@/lib/users/ids";
import { mirrorUser } from "@/lib/users/mirror-user";
import { type ImportDesk, startImportDesk } from "@/scripts/testing/import-desk";
import { giveUpImport } from "./give-up-import";
import { resumeImport } from "./resume-import";
import { retryRows } from "./retry-rows";
import type { UserRowInput } from "./schema";
import { stopImport } from "./stop-import";
import type { Retriable } from "./vocabulary";

let desk: ImportDesk;
beforeAll(async () => {
  desk = await startImportDesk();
});
afterEach(async () => {
  await desk.calm();
  await db().importJob.deleteMany();
  await db().operation.deleteMany({ where: { status: { in: ["unknown", "pending"] } } });
});
afterAll(() => desk.sandbox.stop());

const retry = (importId: string, which: Retriable) =>
  retryRows(desk.viewer("finance"), desk.context(), { importId, which });
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** The sandbox's user with this phone number, as the console comes to know of him by another way. */
async function learn(row: UserRowInput | undefined): Promise<string> {
  const { users } = await desk.sandbox.control<{ users: { user_id: string; phone_number: string }[] }>(
    "users",
  );
  const id = pUserId.parse(users.find((user) => user.phone_number === row?.phoneNumber)?.user_id);
  const { data } = await issuer().getUser({ referenceId: userReferenceId.parse(id) });
  await mirrorUser(db(), id, data, new Date());
  return id;
}

test("every row becomes one user through the verb of the form, and the import says so and ends", async () => {
  const rows = desk.people(6, (place) => (place === 4 ? { callingCode: "12345" } : {}));
  const before = await desk.calls("createUser");
  const { import: made } = await desk.upload(rows);
  expect(made).toMatchObject({ status: "running", counts: { waiting: 5, invalid: 1 } });
  await desk.run();
  expect(await desk.read(made.id)).toMatchObject({ status: "done", counts: { created: 5, invalid: 1 } });
  expect(await desk.calls("createUser")).toBe(before + 5);
  expect(await desk.made(rows)).toBe(5);
  const created = (await desk.rows(made.id)).filter(({ status }) => status === "created");
  for (const { userId, operationId } of created) {
    expect(await db().cardUser.count({ where: { id: userId ?? "" } })).toBe(1);
    expect((await desk.recorded(operationId ?? "")).outcomes).toEqual(["succeeded"]);
  }
  const audits = await db().auditEntry.findMany({ where: { subjectId: made.id }, orderBy: { id: "asc" } });
  expect(audits.map(({ action }) => action)).toEqual(["users.import", "imports.finish"]);
});

test("a number that is taken fails with the user who has it, and a retry touches that row alone", async () => {
  const [other, ...rows] = desk.people(4);
  const { import: first } = await desk.upload(other ? [other] : []);
  await desk.run();
  const [{ userId } = { userId: null }] = await desk.rows(first.id);
  const phoneNumber = other?.phoneNumber ?? "";
  const { import: made } = await desk.upload(
    rows.map((row, at) => (at === 1 ? { ...row, phoneNumber } : row)),
  );
  await desk.run();
  expect(await desk.read(made.id)).toMatchObject({ status: "done", counts: { created: 2, failed: 1 } });
  expect((await desk.rows(made.id))[1]).toMatchObject({
    status: "failed",
    problems: { phoneNumber: "phoneTaken" },
    issuerCode: "300008",
    userId,
  });
  await moveAway(userId ?? "");
  const before = await desk.calls("createUser");
  expect(await retry(made.id, "failed")).toMatchObject({
    status: "running",
    counts: { created: 2, waiting: 1 },
  });
  await desk.run();
  expect(await desk.read(made.id)).toMatchObject({ status: "done", counts: { created: 3 } });
  expect(await desk.calls("createUser")).toBe(before + 1);
  expect(await codeOf(retry(made.id, "failed"))).toBe("NOT_ALLOWED_NOW");
});

async function moveAway(userId: string): Promise<void> {
  const user = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
  const [{ line: _, documentNumber: __, dateOfBirth: ___, ...person } = { line: 0 }] = desk.people(1);
  const edit = { operationId: crypto.randomUUID(), userId, version: user.version, ...person };
  await editUser(desk.viewer("finance"), desk.context(), edit);
}

describe("an answer that was lost", () => {
  test("leaves the row unknown, then unconfirmed; it is not sent again unless a person says so", async () => {
    const rows = desk.people(3);
    const { import: made } = await desk.upload(rows);
    const before = await desk.calls("createUser");
    await desk.fault("createUser", "drop-after-effect");
    await desk.run();
    expect(await desk.read(made.id)).toMatchObject({ status: "running", counts: { created: 2, unknown: 1 } });
    await desk.resolve(10);
    expect((await desk.read(made.id)).counts).toEqual({ created: 2, unknown: 1 });
    await desk.resolve(60);
    expect(await desk.read(made.id)).toMatchObject({
      status: "done",
      counts: { created: 2, unconfirmed: 1 },
    });
    expect(await desk.calls("createUser")).toBe(before + 3);
    expect(await codeOf(retry(made.id, "failed"))).toBe("NOT_ALLOWED_NOW");
    await retry(made.id, "unconfirmed");
    await desk.run();
    expect((await desk.read(made.id)).counts).toEqual({ created: 2, failed: 1 });
    expect(await desk.made(rows)).toBe(3);
  });

  test("is found when the register came to know the user", async () => {
    const rows = desk.people(1);
    const { import: made } = await desk.upload(rows);
    await desk.fault("createUser", "drop-after-effect");
    await desk.run();
    const userId = await learn(rows[0]);
    await desk.resolve(10);
    expect(await desk.read(made.id)).toMatchObject({ status: "done", counts: { created: 1 } });
    expect((await desk.rows(made.id))[0]).toMatchObject({ userId, sealed: null, attempts: 1 });
  });

  test("of a call that had no effect is made good by a person's retry", async () => {
    const rows = desk.people(1);
    const { import: made } = await desk.upload(rows);
    await desk.fault("createUser", "drop-before-effect");
    await desk.run();
    await desk.resolve(60);
    await retry(made.id, "unconfirmed");
    await desk.run();
    expect((await desk.read(made.id)).counts).toEqual({ created: 1 });
    expect(await desk.made(rows)).toBe(1);
  });
});

describe("an issuer in trouble", () => {
  test("that refuses our signature stops the import by itself, and no row is lost or failed", async () => {
    const rows = desk.people(8);
    const { import: made } = await desk.upload(rows);
    await desk.fault("createUser", "bad-signature", { times: 100 });
    for (let turn = 0; turn < 3; turn += 1) await desk.run();
    const stopped = await desk.read(made.id);
    expect(stopped).toMatchObject({ status: "stopped", stopReason: "issuer", counts: { waiting: 8 } });
    await desk.calm();
    await desk.run();
    expect((await desk.read(made.id)).counts).toEqual({ waiting: 8 });
    await resumeImport(desk.viewer("finance"), desk.context(), { importId: made.id });
    await desk.run();
    expect(await desk.read(made.id)).toMatchObject({
      status: "done",
      stopReason: null,
      counts: { created: 8 },
    });
    expect(await desk.made(rows)).toBe(8);
  });

  test("that fails after a call arrived makes few unknown rows, not all of them", async () => {
    const { import: made } = await desk.upload(desk.people(30));
    await desk.fault("createUser", "status-500", { times: 100 });
    await desk.run(0, { lanes: 2 });
    const { status, stopReason, counts } = await desk.read(made.id);
    expect([status, stopReason]).toEqual(["stopped", "issuer"]);
    expect(counts.unknown).toBeLessThanOrEqual(7);
    expect((counts.unknown ?? 0) + (counts.waiting ?? 0)).toBe(30);
  });

  test("one failure between successes stops nothing", async () => {
    const { import: made } = await desk.upload(desk.people(12));
    for (let count = 0; count < 4; count += 1) {
      await desk.fault("createUser", "rate-limited");
      await desk.run(0, { lanes: 1 });
    }
    await desk.run();
    expect(await desk.read(made.id)).toMatchObject({ status: "done", counts: { created: 12 } });
  });
});

describe("steering", () => {
  test("stop sends no further row, resume goes on, and no row is sent twice", async () => {
    const rows = desk.people(60);
    const { import: made } = await desk.upload(rows);
    const importId = made.id;
    const before = await desk.calls("createUser");
    const running = desk.run(0, { lanes: 2 });
    await expect.poll(async () => (await desk.read(importId)).counts.created ?? 0).toBeGreaterThan(3);
    await stopImport(desk.viewer("admin"), desk.context(), { importId });
    await stopImport(desk.viewer("admin"), desk.context(), { importId });
    await running;
    const stopped = await desk.read(importId);
    expect(stopped.status).toBe("stopped");
    expect(stopped.counts.waiting).toBeGreaterThan(0);
    const sent = await desk.calls("createUser");
    await desk.run();
    expect(await desk.calls("createUser")).toBe(sent);
    await resumeImport(desk.viewer("finance"), desk.context(), { importId });
    await resumeImport(desk.viewer("finance"), desk.context(), { importId });
    await desk.run();
    expect(await desk.read(importId)).toMatchObject({ status: "done", counts: { created: 60 } });
    expect(await desk.calls("createUser")).toBe(before + 60);
    expect(await codeOf(stopImport(desk.viewer("finance"), desk.context(), { importId }))).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await codeOf(resumeImport(desk.viewer("finance"), desk.context(), { importId }))).toBe(
      "NOT_ALLOWED_NOW",
    );
  });

  test("who lost the role no longer creates anybody; who resumes does so in his own name", async () => {
    const { import: made } = await desk.upload(desk.people(3));
    const { id } = desk.viewer("finance");
    await db().staff.update({ where: { id }, data: { role: "auditor" } });
    await desk.run();
    await db().staff.update({ where: { id }, data: { role: "finance" } });
    expect(await desk.read(made.id)).toMatchObject({
      status: "stopped",
      stopReason: "runner",
      counts: { waiting: 3 },
    });
    await resumeImport(desk.viewer("admin"), desk.context(), { importId: made.id });
    await desk.run();
    const [row] = await desk.rows(made.id);
    const { operation } = await desk.recorded(row?.operationId ?? "");
    expect(operation.actorId).toBe(desk.viewer("admin").id);
  });

  test("giving up leaves the rest, deletes what rows hold about people, and ends it for good", async () => {
    const { import: made } = await desk.upload(desk.people(3));
    const importId = made.id;
    const giveUp = () => giveUpImport(desk.viewer("finance"), desk.context(), { importId });
    expect(await codeOf(giveUp())).toBe("NOT_ALLOWED_NOW");
    await stopImport(desk.viewer("finance"), desk.context(), { importId });
    expect(await giveUp()).toMatchObject({ status: "done", counts: { skipped: 3 } });
    expect((await desk.rows(importId)).every(({ sealed }) => sealed === null)).toBe(true);
    expect(await codeOf(retry(importId, "failed"))).toBe("NOT_ALLOWED_NOW");
    await desk.run();
    expect((await desk.read(importId)).counts).toEqual({ skipped: 3 });
  });

  test("a week after the end nothing about people is left, and the same content may come again", async () => {
    const [taken, ...rows] = desk.people(3);
    await desk.upload(taken ? [taken] : []);
    const mixed = rows.map((row, at) => (at === 0 ? { ...row, phoneNumber: taken?.phoneNumber ?? "" } : row));
    await desk.run();
    const { import: made } = await desk.upload(mixed);
    await desk.run();
    expect((await desk.rows(made.id)).map(({ sealed }) => sealed !== null)).toEqual([true, false]);
    await desk.run(6 * 86_400);
    expect((await desk.rows(made.id)).some(({ sealed }) => sealed !== null)).toBe(true);
    await desk.run(8 * 86_400);
    expect((await desk.rows(made.id)).some(({ sealed }) => sealed !== null)).toBe(false);
    expect((await desk.read(made.id)).purgedAt).not.toBeNull();
    expect((await desk.upload(mixed)).repeated).toBe(false);
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { createUser } from "@/lib/users/create-user";
import { type ImportFixture, startImportFixture } from "@/scripts/testing/import-fixture";
import { claimRow } from "./claim-row";
import { retryRows } from "./retry-rows";
import { unsealPerson } from "./sealed-user";

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await startImportFixture();
});
afterAll(() => fixture.sandbox.stop());

/** Calls and their effects over all rows of an import: no row was sent more often than it was tried. */
async function attempts(importId: string): Promise<number> {
  return (await fixture.rows(importId)).reduce((sum, row) => sum + row.attempts, 0);
}

function startProcess(): Promise<ChildProcess> {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/testing/import-process.ts"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.stdout.once("data", () => resolve(child));
    child.once("exit", (code) => reject(new Error(`the process ended (${code})`)));
  });
}

function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  return gone;
}

const created = async (importId: string) => (await fixture.read(importId)).counts.created ?? 0;

test("several processes at one import send every row once", async () => {
  const rows = fixture.people(60);
  const before = await fixture.calls("createUser");
  const { import: made } = await fixture.upload(rows);
  const [one, two] = await Promise.all([startProcess(), startProcess()]);
  await fixture.run(0, { lanes: 3 });
  await expect.poll(() => created(made.id), { timeout: 20_000 }).toBe(60);
  await Promise.all([kill(one), kill(two)]);
  await fixture.run();
  expect(await fixture.read(made.id)).toMatchObject({ status: "done", counts: { created: 60 } });
  expect(await fixture.calls("createUser")).toBe(before + 60);
  expect(await fixture.made(rows)).toBe(60);
  expect(await db().auditEntry.count({ where: { action: "imports.finish", subjectId: made.id } })).toBe(1);
});

test("a process that is killed leaves rows that are found out, none that is sent again", async () => {
  const rows = fixture.people(80);
  const before = await fixture.calls("createUser");
  const { import: made } = await fixture.upload(rows);
  for (const wanted of [5, 20]) {
    const child = await startProcess();
    await expect.poll(() => created(made.id), { timeout: 20_000 }).toBeGreaterThan(wanted);
    await fixture.fault("createUser", "delay", { ms: 300, times: 4 });
    await expect.poll(() => inFlight(made.id), { timeout: 20_000 }).toBe(true);
    await kill(child);
    await fixture.calm();
  }
  const left = (await fixture.rows(made.id)).filter(({ status }) => status === "sending");
  expect(left.length).toBeGreaterThan(0);
  await fixture.run(0, { forMs: 20_000 });
  await fixture.resolve(60);
  await fixture.resolve(120);
  const ended = await fixture.read(made.id);
  expect(ended.status).toBe("done");
  expect((ended.counts.created ?? 0) + (ended.counts.unconfirmed ?? 0)).toBe(80);
  expect((ended.counts.unconfirmed ?? 0) <= left.length + 4).toBe(true);
  // A row whose creation was never begun may be taken twice, and is sent once.
  expect(await fixture.calls("createUser")).toBeLessThanOrEqual(before + 80);
  expect(await attempts(made.id)).toBeGreaterThanOrEqual(80);
  await retryRows(fixture.viewer("finance"), fixture.context(), {
    importId: made.id,
    which: "unconfirmed",
  }).catch(() => undefined);
  await fixture.run(180);
  expect(await fixture.made(rows)).toBe(80);
});

async function inFlight(importId: string): Promise<boolean> {
  const open = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM import_user_row r JOIN operation o ON o.id = r.operation_id
    WHERE r.import_id = ${importId}::uuid AND r.status = 'sending' AND o.status = 'pending' LIMIT 1`;
  return open.length > 0;
}

test.each([
  ["before its creation began goes back in line", "claimed", "created", 1],
  ["after the creation was noted is not sent again", "done", "created", 0],
] as const)("a row whose process died %s", async (_, died, status, calls) => {
  const { import: made } = await fixture.upload(fixture.people(1));
  const row = await claimRow(made.id, new Date());
  if (!row) throw new Error("no row was claimed");
  const person = unsealPerson(row, row.sealed);
  if (died === "done") {
    await createUser(fixture.viewer("finance"), fixture.context(), {
      operationId: row.operationId,
      ...person,
    });
  }
  const before = await fixture.calls("createUser");
  await fixture.run();
  expect((await fixture.rows(made.id))[0]?.status).toBe("sending");
  await fixture.run(10);
  expect((await fixture.rows(made.id))[0]).toMatchObject({ status, operationId: row.operationId });
  expect(await fixture.calls("createUser")).toBe(before + calls);
});

test("a process that was taken for dead and is alive creates nobody a second time", async () => {
  const { import: made } = await fixture.upload(fixture.people(1));
  const row = await claimRow(made.id, new Date());
  if (!row) throw new Error("no row was claimed");
  const before = await fixture.calls("createUser");
  await fixture.run(10);
  const late = createUser(fixture.viewer("finance"), fixture.context(), {
    operationId: row.operationId,
    ...unsealPerson(row, row.sealed),
  });
  expect((await late).status).toBe("succeeded");
  expect(await fixture.calls("createUser")).toBe(before + 1);
  expect((await fixture.read(made.id)).counts).toEqual({ created: 1 });
});

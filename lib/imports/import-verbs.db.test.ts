import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type ImportFixture, startImportFixture } from "@/scripts/testing/import-fixture";
import { addUserRows } from "./add-rows";
import { checkUsers } from "./check-users";
import { confirmImport } from "./confirm-import";
import { fetchResult } from "./fetch-result";
import { fetchTemplate } from "./fetch-template";
import { getImport, listImports } from "./get-import";
import { giveUpImport } from "./give-up-import";
import { listUserRows } from "./list-user-rows";
import { openImport } from "./open-import";
import { resumeImport } from "./resume-import";
import { retryRows } from "./retry-rows";
import { stopImport } from "./stop-import";
import { readUserFile, toUserRows } from "./user-file";

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await startImportFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const finance = () => fixture.viewer("finance");

async function failure(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

async function textOf(bytes: AsyncIterator<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for (let next = await bytes.next(); !next.done; next = await bytes.next()) parts.push(next.value);
  return Buffer.concat(parts).toString("utf8");
}

async function stored(): Promise<string> {
  const tables = await Promise.all([
    db().$queryRaw`SELECT * FROM import_job`,
    db().$queryRaw`SELECT *, encode(sealed, 'escape') AS bytes FROM import_user_row`,
    db().$queryRaw`SELECT * FROM audit_entry WHERE subject_type = 'import'`,
  ]);
  return JSON.stringify(tables, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}

test("a check names what is wrong line by line, with the form's own words, and stores nothing", async () => {
  const [taken] = fixture.people(1);
  const { import: made } = await fixture.upload(taken ? [taken] : []);
  await fixture.run();
  const [{ userId } = { userId: "" }] = await fixture.rows(made.id);
  const before = await db().importUserRow.count();
  const rows = fixture.people(
    5,
    (place) =>
      [
        {},
        { callingCode: "85234", dateOfBirth: "1999-02-29" },
        { documentType: "LIBRARY_CARD", issuingCountry: "HKX" },
        { firstName: "", lastName: " ", documentNumber: "" },
        { phoneNumber: taken?.phoneNumber ?? "" },
      ][place] ?? {},
  );
  expect(await checkUsers(finance(), fixture.context(), { rows })).toEqual([
    { line: 3, problems: { callingCode: "callingCodeFormat", dateOfBirth: "dateFormat" } },
    { line: 4, problems: { documentType: "documentTypeNeeded", issuingCountry: "countryNeeded" } },
    { line: 5, problems: { documentNumber: "documentNeeded", firstName: "nameNeeded" } },
    { line: 6, problems: { phoneNumber: "phoneTaken" }, userId },
  ]);
  expect(await db().importUserRow.count()).toBe(before);
});

describe("who may not import", () => {
  test("is refused at every verb, and nothing is kept", async () => {
    const { import: made } = await fixture.upload(fixture.people(1));
    const before = [await db().importJob.count(), await db().importUserRow.count()];
    const importId = made.id;
    const rows = fixture.people(1);
    const file = { importId: randomUUID(), noun: "users", fileName: "x.csv", rows: 1 };
    for (const role of ["support", "auditor"] as const) {
      const [viewer, context] = [fixture.viewer(role), fixture.context()];
      const attempts = [
        checkUsers(viewer, context, { rows }),
        openImport(viewer, context, file),
        openImport(viewer, context, { ...file, noun: "cards" }),
        addUserRows(viewer, context, { importId, rows }),
        confirmImport(viewer, context, { importId }),
        stopImport(viewer, context, { importId }),
        resumeImport(viewer, context, { importId }),
        retryRows(viewer, context, { importId, which: "failed" }),
        giveUpImport(viewer, context, { importId }),
        getImport(viewer, context, importId),
        listImports(viewer, context, {}),
        listUserRows(viewer, context, importId, {}),
        fetchResult(viewer, context, importId),
        fetchTemplate(viewer, context),
      ];
      const codes = await Promise.all(attempts.map(async (attempt) => (await failure(attempt)).code));
      expect(codes).toEqual(attempts.map(() => "FORBIDDEN"));
    }
    expect([await db().importJob.count(), await db().importUserRow.count()]).toEqual(before);
    await fixture.run();
  });

  test("somebody else's upload is nobody's to fill or confirm", async () => {
    const importId = randomUUID();
    const file = { importId, noun: "users", fileName: "x.csv", rows: 1 };
    await openImport(finance(), fixture.context(), file);
    const rows = fixture.people(1);
    const admin = fixture.viewer("admin");
    expect((await failure(addUserRows(admin, fixture.context(), { importId, rows }))).code).toBe("NOT_FOUND");
    expect((await failure(confirmImport(admin, fixture.context(), { importId }))).code).toBe("NOT_FOUND");
    expect((await failure(openImport(admin, fixture.context(), file))).code).toBe("STALE");
  });
});

describe("input that is no import", () => {
  const id = randomUUID();
  test.each<[string, () => Promise<unknown>]>([
    ["501 rows at once", () => checkUsers(finance(), fixture.context(), { rows: fixture.people(501) })],
    ["no rows", () => checkUsers(finance(), fixture.context(), { rows: [] })],
    [
      "a strange field",
      () => checkUsers(finance(), fixture.context(), { rows: [{ ...fixture.people(1)[0], cvv: "123" }] }),
    ],
    ["no id", () => openImport(finance(), fixture.context(), { noun: "users", fileName: "x", rows: 1 })],
    [
      "50,001 rows",
      () =>
        openImport(finance(), fixture.context(), {
          importId: id,
          noun: "users",
          fileName: "x",
          rows: 50_001,
        }),
    ],
    [
      "a card number as a file name",
      () =>
        openImport(finance(), fixture.context(), {
          importId: id,
          noun: "users",
          fileName: "3567 7212 3456 8343.csv",
          rows: 1,
        }),
    ],
    ["an id that is none", () => stopImport(finance(), fixture.context(), { importId: "1" })],
  ])("%s is refused", async (_, attempt) => {
    expect((await failure(attempt())).code).toBe("INVALID_INPUT");
  });

  test("an import that is not there is not found", async () => {
    const codes = await Promise.all(
      [
        getImport(finance(), fixture.context(), "nonsense"),
        getImport(finance(), fixture.context(), randomUUID()),
        stopImport(finance(), fixture.context(), { importId: randomUUID() }),
        confirmImport(finance(), fixture.context(), { importId: randomUUID() }),
      ].map(async (attempt) => (await failure(attempt)).code),
    );
    expect(new Set(codes)).toEqual(new Set(["NOT_FOUND"]));
  });
});

describe("an upload", () => {
  test("begins nothing before all its rows have come and it is confirmed; chunks and presses may come twice", async () => {
    const rows = fixture.people(3);
    const importId = randomUUID();
    const calls = await fixture.calls("createUser");
    const file = { importId, noun: "users", fileName: "people.csv", rows: 3 };
    await openImport(finance(), fixture.context(), file);
    await openImport(finance(), fixture.context(), file);
    await addUserRows(finance(), fixture.context(), { importId, rows: rows.slice(0, 2) });
    await fixture.run();
    expect((await failure(confirmImport(finance(), fixture.context(), { importId }))).code).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await addUserRows(finance(), fixture.context(), { importId, rows })).toEqual({ added: 1 });
    expect(await fixture.calls("createUser")).toBe(calls);
    const [one, two] = await Promise.all([
      confirmImport(finance(), fixture.context(), { importId }),
      confirmImport(finance(), fixture.context(), { importId }),
    ]);
    expect([one?.import.id, two?.import.id]).toEqual([importId, importId]);
    await fixture.run();
    expect(await fixture.calls("createUser")).toBe(calls + 3);
    expect((await failure(addUserRows(finance(), fixture.context(), { importId, rows }))).code).toBe(
      "NOT_ALLOWED_NOW",
    );
    const audits = { where: { action: "users.import", subjectId: importId, outcome: "succeeded" } };
    expect(await db().auditEntry.count(audits)).toBe(1);
  });

  test("the same content is the same import, also when two come at once", async () => {
    const rows = fixture.people(2);
    const calls = await fixture.calls("createUser");
    const answers = await Promise.all([fixture.upload(rows), fixture.upload(rows)]);
    const again = await fixture.upload(rows.map((row) => ({ ...row, phoneNumber: ` ${row.phoneNumber}` })));
    expect(new Set([...answers, again].map((answer) => answer.import.id)).size).toBe(1);
    expect([...answers, again].filter(({ repeated }) => repeated)).toHaveLength(2);
    await fixture.run();
    expect(await fixture.calls("createUser")).toBe(calls + 2);
  });

  test("a number that comes twice is one user: the later line is named", async () => {
    const rows = fixture.people(3);
    const phoneNumber = ` ${rows[0]?.phoneNumber}`;
    const { import: made } = await fixture.upload(
      rows.map((row, at) => (at === 2 ? { ...row, phoneNumber } : row)),
    );
    expect(made.counts).toEqual({ waiting: 2, invalid: 1 });
    const { items } = await listUserRows(finance(), fixture.context(), made.id, { status: "invalid" });
    expect(items).toMatchObject([{ line: 4, problems: { phoneNumber: "phoneTwice" }, name: null }]);
    await fixture.run();
  });

  test("unfinished ones are bounded, and gone after a day", async () => {
    const open = () =>
      openImport(fixture.viewer("admin"), fixture.context(), {
        importId: randomUUID(),
        noun: "users",
        fileName: "left.csv",
        rows: 1,
      });
    for (let count = 0; count < 5; count += 1) await open();
    expect((await failure(open())).code).toBe("BUSY");
    await fixture.run(25 * 3600);
    expect(await db().importJob.count({ where: { fileName: "left.csv" } })).toBe(0);
  });
});

test("nothing stored says who the people are, and created ones leave no sealed copy", async () => {
  const rows = fixture.people(2, (place) => (place === 1 ? { dateOfBirth: "19/02/1987" } : {}));
  const { import: made } = await fixture.upload(rows);
  const [first] = rows;
  const before = await stored();
  const said = [first?.phoneNumber, first?.documentNumber, first?.dateOfBirth, "大文"];
  expect(said.filter((text) => before.includes(text ?? ""))).toEqual([]);
  expect((await fixture.rows(made.id)).map(({ sealed }) => sealed !== null)).toEqual([true, false]);
  await fixture.run();
  expect((await fixture.rows(made.id)).map(({ status, sealed }) => [status, sealed])).toEqual([
    ["created", null],
    ["invalid", null],
  ]);
  const { items } = await listUserRows(finance(), fixture.context(), made.id, {});
  expect(items[0]).toMatchObject({ name: "大文 Chan 2", phone: `+852 ${first?.phoneNumber}` });
});

test("the result of every row can be taken out, without documents and without a formula", async () => {
  const rows = fixture.people(4, (place) =>
    place === 1 ? { lastName: "=HYPERLINK(1)", firstName: "" } : {},
  );
  const wrong = fixture.people(1, () => ({ line: 9, phoneNumber: "x" }));
  const { import: made } = await fixture.upload([...rows, ...wrong]);
  const file = await fetchResult(finance(), fixture.context(), made.id);
  const text = await textOf(file.bytes);
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain("Line,Outcome,Problem,Name");
  expect(lines[2]).toContain("'=HYPERLINK(1)");
  expect(lines[5]).toMatch(/^9,Not usable,.*Phone number: Use one to eleven digits/);
  expect(text).not.toContain("1987-02-19");
  expect(text).not.toContain(rows[0]?.documentNumber);
  expect(await db().auditEntry.count({ where: { action: "imports.download", subjectId: made.id } })).toBe(1);
  await fixture.run();
});

test("the template reads back without choosing a column, and its person passes the check", async () => {
  const file = await fetchTemplate(finance(), fixture.context());
  const read = readUserFile(Buffer.from(await textOf(file.bytes)));
  expect(await checkUsers(finance(), fixture.context(), { rows: toUserRows(read, read.mapping) })).toEqual(
    [],
  );
});

test("rows are paged by their lines, forwards, backwards and by state", async () => {
  const { import: made } = await fixture.upload(
    fixture.people(5, (place) => (place === 3 ? { phoneNumber: "x" } : {})),
  );
  const read = (query: object) => listUserRows(finance(), fixture.context(), made.id, query);
  const lines = async (query: object) => (await read(query)).items.map(({ line }) => line);
  expect(await lines({ limit: 2 })).toEqual([2, 3]);
  expect(await lines({ limit: 2, after: 3 })).toEqual([4, 5]);
  expect(await lines({ limit: 2, before: 4 })).toEqual([2, 3]);
  expect(await lines({ status: "invalid" })).toEqual([5]);
  expect(await read({ limit: 2, after: 3 })).toMatchObject({ nextAfter: 5, previousBefore: 4 });
  expect(await read({ limit: 2, before: 4 })).toMatchObject({ nextAfter: 3, previousBefore: null });
  expect(await read({ limit: 200 })).toMatchObject({ nextAfter: null, previousBefore: null });
  await fixture.run();
});

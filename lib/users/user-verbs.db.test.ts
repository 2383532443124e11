import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { createUser } from "./create-user";
import { editUser } from "./edit-user";
import { findByDocument } from "./find-by-document";
import { openIdentity } from "./identity";
import { pUserId } from "./ids";
import { linkCard } from "./link-card";
import { listUsers } from "./list-users";
import { refreshUser } from "./refresh-user";
import { revealIdentity } from "./reveal-identity";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

let phones = 60_000_000;
const DOCUMENT = "K-9137 264(5)";
const BORN = "1987-02-19";

function person(more: Record<string, unknown> = {}) {
  phones += 1;
  return {
    operationId: randomUUID(),
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "ID_CARD",
    documentNumber: DOCUMENT,
    firstName: "大文",
    lastName: "Chan",
    dateOfBirth: BORN,
    issuingCountry: "HKG",
    ...more,
  };
}

async function newUser(more: Record<string, unknown> = {}): Promise<string> {
  const { result } = await createUser(fixture.viewer("admin"), fixture.context(), person(more));
  if (result && typeof result === "object" && "userId" in result) return String(result.userId);
  throw new Error("no user was made");
}

const stored = (id: string) => db().cardUser.findUniqueOrThrow({ where: { id } });

async function failure(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

async function everythingStored(): Promise<string> {
  const tables = await Promise.all([
    db().$queryRaw`SELECT * FROM card_user`,
    db().$queryRaw`SELECT * FROM operation`,
    db().$queryRaw`SELECT * FROM audit_entry`,
  ]);
  return JSON.stringify(tables, (_key, value) => (typeof value === "bigint" ? String(value) : value));
}

test("a new user is in the register with all its facts, and nothing stored has the document number or birth date", async () => {
  const id = await newUser();
  const row = await stored(id);
  expect(row).toMatchObject({ firstName: "大文", issuingCountry: "HKG", status: "Active" });
  expect(row.referenceId).toBeTruthy();
  expect(row.documentEnd).toBe("645");
  const all = await everythingStored();
  expect(all).not.toContain(DOCUMENT);
  expect(all).not.toContain(BORN);
  const shown = await revealIdentity(fixture.viewer("finance"), fixture.context(), { userId: id });
  expect(shown).toMatchObject({ documentNumber: DOCUMENT, dateOfBirth: BORN, seconds: 30 });
  expect(await db().auditEntry.count({ where: { action: "users.identity", subjectId: id } })).toBe(1);
});

test("phone number, id and name find the user; a document number does not, since what is asked stands in the address", async () => {
  const id = await newUser({ documentNumber: "AB 12-34567" });
  const found = async (role: "admin" | "support", q: string) =>
    (await listUsers(fixture.viewer(role), fixture.context(), { q })).items.map((user) => user.id);
  expect(await found("admin", "ab1234567")).toEqual([]);
  const { phoneNumber } = await stored(id);
  expect(await found("support", `+852 ${phoneNumber?.slice(0, 4)} ${phoneNumber?.slice(4)}`)).toEqual([id]);
  expect(await found("support", id)).toEqual([id]);
  expect(await found("support", "大文")).toContain(id);
});

test("a document number leads to its user by an action of its own, and not for roles that may not see one", async () => {
  const id = await newUser({ documentNumber: "QX 44-88231" });
  const find = (role: "finance" | "support", documentNumber: string) =>
    findByDocument(fixture.viewer(role), fixture.context(), { documentNumber });
  expect(await find("finance", "qx4488231")).toEqual([{ id, name: "大文 Chan" }]);
  expect(await find("finance", "ＱＸ４４８８２３(1)")).toEqual([{ id, name: "大文 Chan" }]);
  expect(await find("finance", "qx448823")).toEqual([]);
  expect((await failure(find("support", "qx4488231"))).code).toBe("FORBIDDEN");
});

test("the list goes on and back without gaps, and filters by card and status", async () => {
  for (let count = 0; count < 4; count += 1) await newUser();
  const read = (query: object) => listUsers(fixture.viewer("auditor"), fixture.context(), query);
  const all = await read({});
  const first = await read({ limit: 2 });
  const second = await read({ limit: 2, cursor: first.nextCursor });
  const back = await read({ limit: 2, cursor: second.previousCursor });
  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 4));
  expect(back.items).toEqual(first.items);
  expect((await read({ card: "yes" })).items.every((user) => user.card)).toBe(true);
  expect((await read({ card: "no", status: "Active" })).items.length).toBeGreaterThan(0);
  expect((await read({ status: "Gone" })).total.count).toBe(0);
});

test("a phone number that is taken is refused with the user whose it is", async () => {
  const id = await newUser();
  const { phoneNumber } = await stored(id);
  const again = person({ phoneNumber });
  const error = await failure(createUser(fixture.viewer("support"), fixture.context(), again));
  expect(error).toMatchObject({
    code: "ISSUER_REFUSED",
    details: { needs: "phone-taken", userId: id, issuerCode: "300008", changed: "no" },
  });
  const repeated = await failure(createUser(fixture.viewer("support"), fixture.context(), again));
  expect(repeated.details).toMatchObject({ needs: "phone-taken", userId: id });
  expect(await db().operation.findUniqueOrThrow({ where: { id: again.operationId } })).toMatchObject({
    status: "refused",
  });
});

test("a repeated click makes one user, and another person under the same form is refused", async () => {
  const input = person();
  const before = await fixture.calls("createUser");
  const one = await createUser(fixture.viewer("admin"), fixture.context(), input);
  const two = await createUser(fixture.viewer("admin"), fixture.context(), input);
  expect(two.result).toEqual(one.result);
  expect(await fixture.calls("createUser")).toBe(before + 1);
  const other = { ...input, documentNumber: "something else" };
  expect((await failure(createUser(fixture.viewer("admin"), fixture.context(), other))).code).toBe("STALE");
});

test.each([
  ["callingCode", { callingCode: "8522" }, "callingCodeFormat"],
  ["phoneNumber", { phoneNumber: "123456789012" }, "phoneFormat"],
  ["documentType", { documentType: "LIBRARY_CARD" }, "documentTypeNeeded"],
  ["documentNumber", { documentNumber: " " }, "documentNeeded"],
  ["firstName", { firstName: "", lastName: "  " }, "nameNeeded"],
  ["dateOfBirth", { dateOfBirth: "1999-02-29" }, "dateFormat"],
  ["dateOfBirth", { dateOfBirth: "2999-01-01" }, "dateInPast"],
  ["issuingCountry", { issuingCountry: "HKX" }, "countryNeeded"],
])("a wrong %s is named before anything is sent", async (field, more, problem) => {
  const before = await fixture.calls("createUser");
  const error = await failure(createUser(fixture.viewer("admin"), fixture.context(), person(more)));
  expect(error).toMatchObject({ code: "INVALID_INPUT", fields: { [field]: problem } });
  expect(await fixture.calls("createUser")).toBe(before);
});

test("one name is enough to create, both are needed to edit", async () => {
  const id = await newUser({ firstName: "" });
  const { version, phoneNumber } = await stored(id);
  const edit = editOf(id, version, { phoneNumber, firstName: "" });
  const error = await failure(editUser(fixture.viewer("admin"), fixture.context(), edit));
  expect(error.fields).toEqual({ firstName: "nameNeeded" });
});

test("roles without the permission are refused, and nothing is sent", async () => {
  const id = await newUser();
  const before = await fixture.calls("createUser");
  const codes = await Promise.all(
    [
      createUser(fixture.viewer("auditor"), fixture.context(), person()),
      editUser(fixture.viewer("support"), fixture.context(), editOf(id, 1)),
      linkCard(fixture.viewer("auditor"), fixture.context(), { operationId: randomUUID(), userId: id }),
      revealIdentity(fixture.viewer("support"), fixture.context(), { userId: id }),
    ].map(async (attempt) => (await failure(attempt)).code),
  );
  expect(codes).toEqual(["FORBIDDEN", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]);
  expect(await fixture.calls("createUser")).toBe(before);
});

test("a creation whose answer was lost is never sent again: it is unknown, holds the number, and ends unconfirmed", async () => {
  await fixture.fault("createUser", "drop-after-effect");
  const input = person();
  const before = await fixture.calls("createUser");
  expect((await createUser(fixture.viewer("admin"), fixture.context(), input)).status).toBe("unknown");
  const meanwhile = { ...input, operationId: randomUUID() };
  expect((await failure(createUser(fixture.viewer("support"), fixture.context(), meanwhile))).code).toBe(
    "BUSY",
  );
  expect((await fixture.follow(input.operationId, 5)).status).toBe("unknown");
  expect((await fixture.follow(input.operationId, 60)).status).toBe("unconfirmed");
  expect(await fixture.calls("createUser")).toBe(before + 1);
  const again = await failure(createUser(fixture.viewer("admin"), fixture.context(), meanwhile));
  expect(again.details).toMatchObject({ needs: "phone-taken", userId: undefined });
});

test("an issuer that fails leaves the creation open, one that refuses says so", async () => {
  await fixture.fault("createUser", "status-500");
  expect((await createUser(fixture.viewer("admin"), fixture.context(), person())).status).toBe("unknown");
  await fixture.fault("createUser", "not-found");
  const error = await failure(createUser(fixture.viewer("admin"), fixture.context(), person()));
  expect(error.code).toMatch(/^ISSUER_/);
});

function editOf(id: string, version: number, more: Record<string, unknown> = {}) {
  const { documentNumber: _number, dateOfBirth: _born, ...rest } = person();
  return { ...rest, userId: id, version, ...more };
}

test("an edit keeps the document and birth date that were left out, and only the changed ones replace them", async () => {
  const id = await newUser();
  const { version } = await stored(id);
  await editUser(
    fixture.viewer("finance"),
    fixture.context(),
    editOf(id, version, { firstName: "Siu Ming" }),
  );
  const after = await stored(id);
  expect(after).toMatchObject({ firstName: "Siu Ming", version: version + 1 });
  const shown = () => revealIdentity(fixture.viewer("admin"), fixture.context(), { userId: id });
  expect(await shown()).toMatchObject({ documentNumber: DOCUMENT, dateOfBirth: BORN });
  await editUser(
    fixture.viewer("finance"),
    fixture.context(),
    editOf(id, after.version, { documentNumber: "ZZ99887" }),
  );
  expect(await shown()).toMatchObject({ documentNumber: "ZZ99887", dateOfBirth: BORN });
  expect(await everythingStored()).not.toContain("ZZ99887");
});

test("an edit of what changed meanwhile, or to a number that is taken, is refused", async () => {
  const [id, other] = [await newUser(), await newUser()];
  const { version } = await stored(id);
  const stale = await failure(editUser(fixture.viewer("admin"), fixture.context(), editOf(id, version - 1)));
  expect(stale.code).toBe("STALE");
  const { phoneNumber } = await stored(other);
  const taken = await failure(
    editUser(fixture.viewer("admin"), fixture.context(), editOf(id, version, { phoneNumber })),
  );
  expect(taken.details).toMatchObject({ needs: "phone-taken", userId: other });
});

test.each([
  ["drop-after-effect", "succeeded"],
  ["drop-before-effect", "not_applied"],
])("an edit whose answer was lost (%s) is found to have %s", async (fault, status) => {
  const id = await newUser();
  const edit = editOf(id, (await stored(id)).version, { firstName: "Found" });
  await fixture.fault("editUser", fault);
  expect((await editUser(fixture.viewer("admin"), fixture.context(), edit)).status).toBe("unknown");
  expect((await fixture.follow(edit.operationId, 60)).status).toBe(status);
  expect((await stored(id)).firstName).toBe(status === "succeeded" ? "Found" : "大文");
});

test.each([
  ["neither", ["document_number", "date_of_birth"]],
  ["no document number", ["document_number"]],
  ["no birth date", ["date_of_birth"]],
])(
  "an edit whose answer was lost keeps the document and birth date it sent where the reading tells %s, and no copy of them stays",
  async (_name, omit) => {
    const id = await newUser();
    const identity = { documentNumber: "Z9988776", dateOfBirth: "1985-05-06" };
    const edit = editOf(id, (await stored(id)).version, { firstName: "Found", ...identity });
    await fixture.fault("editUser", "drop-after-effect");
    await editUser(fixture.viewer("admin"), fixture.context(), edit);
    const waiting = await db().operation.findUniqueOrThrow({ where: { id: edit.operationId } });
    expect(Buffer.from(waiting.sealed ?? []).toString("latin1")).not.toContain(identity.documentNumber);
    await fixture.sandbox.control("shape", { omit, dates: "date-time" });
    expect((await fixture.follow(edit.operationId, 60)).status).toBe("succeeded");
    await fixture.calm();
    expect(openIdentity(pUserId.parse(id), await stored(id))).toEqual(identity);
    expect(await db().operation.findUnique({ where: { id: edit.operationId } })).toMatchObject({
      sealed: null,
    });
  },
);

test("what the issuer changed is read on request, and a failing issuer is said", async () => {
  const id = await newUser();
  await fixture.sandbox.control("user-status", { user: id, status: "Suspended" });
  const read = await refreshUser(fixture.viewer("support"), fixture.context(), { userId: id, maxAge: 0 });
  expect(read.status).toBe("Suspended");
  await fixture.fault("getUser", "status-500", { times: 5 });
  const error = await failure(refreshUser(fixture.viewer("support"), fixture.context(), { userId: id }));
  expect(error.code).toBe("ISSUER_UNREACHABLE");
});

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { addNote } from "@/lib/transactions/add-note";
import { listNotes } from "@/lib/transactions/list-notes";

const at = new Date("2026-05-01T00:00:00Z");
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: { now: () => at } };
let transactionId: string;

const as = (role: Viewer["role"]): Viewer => ({
  id: randomUUID(),
  sessionId: randomUUID(),
  email: `${role}@example.com`,
  name: `The ${role}`,
  role,
  grants: [],
});
const support = as("support");
const write = (body: string, viewer = support, noteId: string = randomUUID()) =>
  addNote(viewer, context, { noteId, transactionId, body });

beforeAll(async () => {
  transactionId = randomUUID();
  const facts = { status: "Declined", type: "Sales", transactionCurrency: "HKD", transactionAmount: "-1" };
  await db().transaction.create({
    data: { id: transactionId, cardId: "c", ...facts, merchantName: "Shop", sortAt: at, updatedAt: at },
  });
});

test("a note is kept with author and time, audited once, and is the same note when it is sent again", async () => {
  const noteId = randomUUID();
  const note = await write("  Caller says he tried twice  ", support, noteId);
  expect(note).toMatchObject({
    authorName: "The support",
    body: "Caller says he tried twice",
    at: at.toISOString(),
  });
  expect(await write("Caller says he tried twice", support, noteId)).toEqual(note);
  expect(await listNotes(as("auditor"), context, transactionId)).toEqual([note]);
  const entries = await db().auditEntry.findMany({ where: { subjectId: transactionId } });
  expect(entries).toMatchObject([
    { action: "transactions.note", outcome: "succeeded", subjectType: "transaction", actorId: support.id },
  ]);
});

test("an id of another note, of another person or text, is refused and changes nothing", async () => {
  const noteId = randomUUID();
  await write("first", support, noteId);
  await expect(write("second", support, noteId)).rejects.toMatchObject({ code: "STALE" });
  await expect(write("first", as("admin"), noteId)).rejects.toMatchObject({ code: "STALE" });
  expect((await db().transactionNote.findUniqueOrThrow({ where: { id: noteId } })).body).toBe("first");
});

test.each([
  ["card 4111 1111 1111 1111", "cardNumber"],
  ["4111-1111-1111-1111", "cardNumber"],
  ["501800000009", "cardNumber"],
  ["   ", "noteNeeded"],
  ["x".repeat(2001), "tooLong"],
  ["a\0b", "invalid"],
])("“%s” is refused, and not repeated in the error", async (body, problem) => {
  const before = await db().transactionNote.count();
  const refusal = write(body);
  await expect(refusal).rejects.toMatchObject({ code: "INVALID_INPUT", fields: { body: problem } });
  await refusal.catch((error: unknown) => expect(JSON.stringify(error)).not.toContain("1111"));
  expect(await db().transactionNote.count()).toBe(before);
});

test("who may not write a note, or names no transaction, is refused before anything is kept", async () => {
  const before = await db().transactionNote.count();
  await expect(write("x", as("auditor"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  const elsewhere = { noteId: randomUUID(), transactionId: "nowhere", body: "x" };
  await expect(addNote(support, context, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const nobody = { ...support, role: "nobody" as "support" };
  await expect(listNotes(nobody, context, transactionId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await db().transactionNote.count()).toBe(before);
});

test("nobody can change or delete a note, not even with SQL", async () => {
  const { id } = await write("for good");
  await expect(
    db().$executeRaw`UPDATE transaction_note SET body = '' WHERE id = ${id}::uuid`,
  ).rejects.toThrow(/append-only/);
  await expect(db().$executeRaw`DELETE FROM transaction_note WHERE id = ${id}::uuid`).rejects.toThrow(
    /append-only/,
  );
});

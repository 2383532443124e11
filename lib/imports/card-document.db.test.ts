import { randomUUID } from "node:crypto";
import { strToU8 } from "fflate";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { addCardRows } from "./add-rows";
import { readCardDocument, toCardRows } from "./card-document";
import { checkCards } from "./check-cards";
import { confirmImport } from "./confirm-import";
import { getImport } from "./get-import";
import { listCardRows } from "./list-card-rows";
import { openImport } from "./open-import";
import { runImports } from "./run-imports";
import { type CardRowInput, cardRowInput } from "./schema";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const finance = () => fixture.viewer("finance");

/** Buys cards in bulk; gives the delivered document as it was, its cut rows, and the cards' ids. */
async function buy(count: number, mirrored = count) {
  const order = { count, form: "physical", settlement_currency: "HKD" };
  const { cards, document } = await fixture.sandbox.control<{ cards: string[]; document: string }>(
    "purchase",
    order,
  );
  for (const id of cards.slice(0, mirrored)) await mirror(id);
  const read = readCardDocument(strToU8(document));
  const { rows, problems } = toCardRows(read, read.mapping);
  expect(problems).toEqual([]);
  return { cards, document, rows };
}

async function mirror(id: string): Promise<void> {
  const { data } = await issuer().getCard({ cardId: id });
  await mirrorCard(db(), data, { at: new Date(), from: "detail" });
}

async function store(rows: readonly CardRowInput[], id = randomUUID()) {
  const file = { importId: id, noun: "cards", fileName: "delivery.csv", rows: rows.length };
  await openImport(finance(), fixture.context(), file);
  await addCardRows(finance(), fixture.context(), { importId: id, rows });
  return confirmImport(finance(), fixture.context(), { importId: id });
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "done",
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const bare = { cardId: null, referenceId: null, physicalReferenceId: null };

test("the delivered document is matched to its cards, and nothing of it is stored before it is confirmed", async () => {
  const { cards, rows, document } = await buy(3);
  const before = await db().cardDocumentRow.count();
  const matches = await checkCards(finance(), fixture.context(), { rows });
  expect(matches.map(({ status, card }) => [status, card?.id])).toEqual(cards.map((id) => ["matched", id]));
  expect(await db().cardDocumentRow.count()).toBe(before);
  const { import: made } = await store(rows);
  expect(made).toMatchObject({ status: "done", counts: { matched: 3 } });
  const { items } = await listCardRows(finance(), fixture.context(), made.id, {});
  const [line] = document.split("\n").slice(1);
  expect(items[0]).toMatchObject({ physicalReferenceId: line?.split(",")[7], card: { id: cards[0] } });
});

test("no number, security code or activation code is stored, and the audit names counts only", async () => {
  const { document, rows } = await buy(2);
  const { import: made } = await store(rows);
  const tables = await Promise.all([
    db().$queryRaw`SELECT * FROM card_document_row`,
    db().$queryRaw`SELECT * FROM import_job`,
    db().$queryRaw`SELECT id::text, after FROM audit_entry WHERE subject_id = ${made.id}`,
  ]);
  const stored = JSON.stringify(tables);
  const secrets = document
    .trim()
    .split("\n")
    .slice(1)
    .flatMap((line) => [line.split(",")[2], line.split(",")[8]]);
  expect(secrets.filter((secret) => !secret || stored.includes(secret))).toEqual([]);
  const audit = await db().auditEntry.findFirstOrThrow({
    where: { action: "cards.import", subjectId: made.id },
  });
  expect(audit.after).toMatchObject({ rows: 2, matched: 2 });
});

test("without ids, BIN, last four, expiry and currency find the card; unknown and ambiguous rows are named", async () => {
  const { cards, rows } = await buy(2, 1);
  const [known, unknown] = rows;
  const twin = await db().card.findUniqueOrThrow({ where: { id: cards[0] ?? "" } });
  const asked = [
    { ...known, ...bare },
    { ...unknown, ...bare },
    { ...known, ...bare, line: 9, expiration: "01/99" },
  ];
  const statuses = async () =>
    (await checkCards(finance(), fixture.context(), { rows: asked })).map(({ status }) => status);
  expect(await statuses()).toEqual(["matched", "unknown", "unknown"]);
  await db().card.create({ data: { ...twin, id: randomUUID(), referenceId: null, raw: {} } });
  expect(await statuses()).toEqual(["ambiguous", "unknown", "unknown"]);
});

test("a document that contradicts the card it names is said to differ, and adds nothing", async () => {
  const { cards, rows } = await buy(2);
  const [one, two] = rows;
  const asked = [
    { ...one, last4: "0000", expiration: "01/99", currency: "USD" },
    { ...two, referenceId: one?.referenceId },
  ];
  const matches = await checkCards(finance(), fixture.context(), { rows: asked });
  expect(matches).toMatchObject([
    { status: "differs", card: { id: cards[0] }, differs: ["last4", "expiration", "currency"] },
    { status: "differs", card: null, differs: ["identity"], candidates: 2 },
  ]);
  const { import: made } = await store(cardRowInput.array().parse(asked));
  expect(made.counts).toEqual({ differs: 2 });
  expect(await db().cardDocumentRow.count({ where: { importId: made.id, cardId: { not: null } } })).toBe(0);
});

test("the same document again is the same import; cards that came meanwhile are found, once, also by two at once", async () => {
  const { cards, rows } = await buy(3, 2);
  const first = await store(rows);
  expect(first).toMatchObject({ repeated: false, import: { counts: { matched: 2, unknown: 1 } } });
  await mirror(cards[2] ?? "");
  const [again, same] = await Promise.all([store(rows), store(rows)]);
  for (const answer of [again, same])
    expect(answer).toMatchObject({ repeated: true, import: { id: first.import.id, counts: { matched: 3 } } });
  expect(await db().importJob.count({ where: { contentHash: first.import.contentHash } })).toBe(1);
  const audits = { where: { action: "cards.import", subjectId: first.import.id } };
  expect(await db().auditEntry.count(audits)).toBe(2);
});

test("two lines for one card: the first counts, the other is named", async () => {
  const { rows } = await buy(1);
  const [row] = rows;
  const { import: made } = await store(row ? [row, { ...row, line: 3 }] : []);
  expect(made.counts).toEqual({ matched: 1, repeated: 1 });
});

test("virtual or physical is noted where nobody said so, and a later sync keeps it", async () => {
  const { cards, rows } = await buy(1);
  const id = cards[0] ?? "";
  await db().card.update({ where: { id }, data: { form: null, formSource: null } });
  await store(rows);
  expect(await db().card.findUnique({ where: { id } })).toMatchObject({
    form: "Physical",
    formSource: "recorded",
  });
  await mirror(id);
  expect(await db().card.findUnique({ where: { id } })).toMatchObject({
    form: "Physical",
    formSource: "recorded",
  });
});

test("a confirmation that broke off is ended by the repeating work", async () => {
  const { rows } = await buy(1);
  const { import: made } = await store(rows);
  await db().cardDocumentRow.updateMany({
    where: { importId: made.id },
    data: { status: "unknown", cardId: null },
  });
  const data = { status: "running", changedAt: new Date(Date.now() - 120_000) };
  await db().importJob.update({ where: { id: made.id }, data });
  await runImports();
  expect(await getImport(finance(), fixture.context(), made.id)).toMatchObject({
    status: "done",
    counts: { matched: 1 },
  });
});

test("full numbers, wrong roles and rows of another kind are refused", async () => {
  const { rows } = await buy(1);
  const [row] = rows;
  const importId = randomUUID();
  const support = fixture.viewer("support");
  await openImport(finance(), fixture.context(), { importId, noun: "cards", fileName: "x.csv", rows: 1 });
  const add = (more: object) =>
    addCardRows(finance(), fixture.context(), { importId, rows: [{ ...row, ...more }] });
  expect(await codeOf(add({ label: "3567 7212 3456 8343" }))).toBe("INVALID_INPUT");
  expect(await codeOf(add({ referenceId: "3567721234568343" }))).toBe("INVALID_INPUT");
  expect(await codeOf(add({ cvv: "123" }))).toBe("INVALID_INPUT");
  expect(await codeOf(addCardRows(support, fixture.context(), { importId, rows }))).toBe("FORBIDDEN");
  expect(await codeOf(checkCards(support, fixture.context(), { rows }))).toBe("FORBIDDEN");
  expect(await codeOf(confirmImport(support, fixture.context(), { importId }))).toBe("FORBIDDEN");
  expect(await codeOf(listCardRows(support, fixture.context(), importId, {}))).toBe("FORBIDDEN");
  expect(await db().cardDocumentRow.count({ where: { importId } })).toBe(0);
});

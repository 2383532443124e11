import { afterAll, beforeAll, expect, test } from "vitest";
import { cardCells } from "@/lib/bulk/card-rows";
import { getCard } from "@/lib/cards/get-card";
import { listCards } from "@/lib/cards/list-cards";
import { recordHolder } from "@/lib/cards/record-holder";
import { db } from "@/lib/core/db";
import { searchTerms } from "@/lib/lookups/search-terms";
import { findCards } from "@/lib/search/find-cards";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterAll(() => fixture.sandbox.stop());

type Role = Parameters<CardFixture["viewer"]>[0];

const record = (cardId: string, name: string | null, shown: string | null = null, role: Role = "finance") =>
  recordHolder(fixture.viewer(role), fixture.context(), { cardId, name, shown });
const holderOf = async (cardId: string) =>
  (await getCard(fixture.viewer("auditor"), fixture.context(), cardId)).holder;
const listed = async (query: object) =>
  (await listCards(fixture.viewer("auditor"), fixture.context(), query)).items;
const palette = (q: string) => findCards(searchTerms(q), 20);
const exported = async (cardId: string) => (await cardCells([cardId], "Corporate card"))[0]?.[8];

async function company(over: object = {}): Promise<string> {
  const { id } = await fixture.newCard();
  await db().card.update({ where: { id }, data: { pUserId: null, mode: "B2B", ...over } });
  return id;
}

test("a card that the company holds is told so in detail, list, palette and export alike", async () => {
  const id = await company({ title: "Fleet one" });
  const holder = { kind: "company", userId: null, name: null };
  expect(await holderOf(id)).toEqual(holder);
  expect((await listed({ q: id }))[0]?.holder).toEqual(holder);
  expect((await palette("Fleet one"))[0]?.holder).toEqual(holder);
  expect(await exported(id)).toBe("Corporate card");
});

test("who is recorded is shown everywhere with who recorded it, and found by the name", async () => {
  const id = await company();
  await record(id, "  Grace Ho  ");
  const holder = { kind: "recorded", name: "Grace Ho", by: fixture.viewer("finance").name };
  expect(await holderOf(id)).toMatchObject(holder);
  expect((await listed({ q: "grace h" })).map((card) => card.id)).toEqual([id]);
  expect((await listed({ holder: "Ho" }))[0]).toMatchObject({ id, holder });
  expect((await palette("grace ho"))[0]).toMatchObject({ id, holder });
  expect(await exported(id)).toBe("Grace Ho");

  await record(id, "何家欣", "Grace Ho", "support");
  expect((await palette("家欣"))[0]).toMatchObject({ id, holder: { by: fixture.viewer("support").name } });
  expect(await palette("grace ho")).toEqual([]);
  await record(id, null, "何家欣");
  expect(await holderOf(id)).toEqual({ kind: "company", userId: null, name: null });
});

test("recording, changing and removing are audited with what was before; the same again is no change", async () => {
  const id = await company();
  await record(id, "Ann Au");
  await record(id, "Ann Au");
  await record(id, null, "Ann Au");
  const rows = await db().auditEntry.findMany({
    where: { action: "cards.record_holder", subjectId: id },
    orderBy: { id: "asc" },
  });
  expect(rows).toMatchObject([
    { outcome: "succeeded", before: { holder: null }, after: { holder: "Ann Au" } },
    { outcome: "succeeded", before: { holder: "Ann Au" }, after: { holder: null } },
  ]);
});

test("a user whom the issuer names later counts instead of the recorded name, also for the search", async () => {
  const id = await company();
  await record(id, "Old Name Only");
  const user = await db().cardUser.create({
    data: { id: `user-${id}`, firstName: "New", lastName: "User", syncedAt: new Date() },
  });
  await db().card.update({ where: { id }, data: { pUserId: user.id, pUserIdSource: "issuer" } });
  expect(await holderOf(id)).toMatchObject({ kind: "user", userId: user.id });
  expect(await palette("old name only")).toEqual([]);
  expect(await listed({ q: "Old Name Only" })).toEqual([]);
  await expect(record(id, "Another")).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("refused: a role that may not, an unknown card, no name, a card number, another name than shown", async () => {
  const id = await company();
  await expect(record(id, "Ann", null, "auditor")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(record("no-such-card", "Ann")).rejects.toMatchObject({ code: "NOT_FOUND" });
  const bad = (name: string) => ({ code: "INVALID_INPUT", fields: { name } });
  await expect(record(id, "  ")).rejects.toMatchObject(bad("nameNeeded"));
  await expect(record(id, "x".repeat(101))).rejects.toMatchObject(bad("tooLong"));
  await expect(record(id, "Ann\u0000")).rejects.toMatchObject(bad("invalid"));
  await expect(record(id, "Ann 4111 1111 1111 1111")).rejects.toMatchObject(bad("cardNumber"));
  await record(id, "Ann");
  await expect(record(id, "Bob", null)).rejects.toMatchObject({ code: "STALE" });
  expect(await holderOf(id)).toMatchObject({ name: "Ann" });
});

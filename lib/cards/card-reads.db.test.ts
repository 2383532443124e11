import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getCard } from "@/lib/cards/get-card";
import { listCardFacets } from "@/lib/cards/list-card-facets";
import { listCards } from "@/lib/cards/list-cards";
import { lockCard } from "@/lib/cards/lock-card";
import { mirrorCards } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { refreshCard } from "@/lib/sync/refresh-card";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  const { data } = await issuer().listCards({ offset: 0, limit: 200 });
  await db().$transaction((tx) => mirrorCards(tx, data, { at: new Date(), from: "list" }));
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const list = (query: Record<string, unknown> = {}) =>
  listCards(fixture.viewer("auditor"), fixture.context(), query);
const all = async (query: Record<string, unknown> = {}) => (await list({ limit: 200, ...query })).items;

test("pages lead forwards and backwards through every card once, in both orders", async () => {
  for (const sort of ["newest", "pressure"]) {
    const whole = (await all({ sort })).map((card) => card.id);
    const forwards: string[] = [];
    let page = await list({ sort, limit: 7 });
    const pages = [page];
    while (page.nextCursor) {
      page = await list({ sort, limit: 7, cursor: page.nextCursor });
      pages.push(page);
    }
    for (const one of pages) forwards.push(...one.items.map((card) => card.id));
    expect(forwards).toEqual(whole);
    const last = pages.at(-1);
    const before = await list({ sort, limit: 7, cursor: last?.previousCursor });
    expect(before.items).toEqual(pages.at(-2)?.items);
  }
});

test("every filter keeps exactly the cards it names", async () => {
  const cards = await all();
  const { statuses, currencies, unknown } = await listCardFacets(
    fixture.viewer("auditor"),
    fixture.context(),
  );
  const ids = (found: typeof cards) => found.map((card) => card.id);
  const kept = (keep: (card: (typeof cards)[number]) => boolean) => ids(cards.filter(keep));
  for (const status of statuses) expect(ids(await all({ status }))).toEqual(kept((c) => c.status === status));
  for (const currency of currencies)
    expect(ids(await all({ currency }))).toEqual(kept((c) => c.currency === currency));
  expect(ids(await all({ mode: "unknown" }))).toEqual(kept((c) => c.mode === null));
  expect(ids(await all({ form: "unknown,Physical" }))).toEqual(
    kept((c) => c.form === null || c.form.value === "Physical"),
  );
  expect(ids(await all({ pressure: "90" }))).toEqual(kept((c) => Number(c.pressure) >= 90));
  const facts = ["mode", "form"] as const;
  expect(unknown).toEqual(facts.filter((fact) => cards.every((card) => card[fact] === null)));
  await db().card.updateMany({ data: { mode: "B2C" } });
  expect((await listCardFacets(fixture.viewer("auditor"), fixture.context())).unknown).not.toContain("mode");
  expect(statuses.length).toBeGreaterThan(2);
  expect(kept((c) => Number(c.pressure) >= 90).length).toBeGreaterThan(0);
});

test("cards are found by last four digits, title, reference, id and masked number, never by a full number", async () => {
  const [card] = await all();
  for (const q of [
    card?.last4,
    card?.title,
    card?.referenceId,
    card?.id,
    `${card?.first6}******${card?.last4}`,
  ])
    expect((await all({ q })).map((found) => found.id)).toContain(card?.id);
  await expect(list({ q: "3567 7200 0000 8348" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { q: "fullCardNumber" },
  });
  expect(await all({ q: "100%_" })).toEqual([]);
});

test("rubbish in a query is refused, whatever the parameter", async () => {
  for (const query of [
    { sort: "title" },
    { mode: "B2X" },
    { limit: "0" },
    { cursor: "x" },
    { pressure: "-1" },
  ])
    await expect(list(query)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("a card that was read from the issuer just now is not read again, an older one is", async () => {
  const card = await fixture.newCard();
  const reads = await fixture.calls("getCard", card.id);
  const refresh = (maxAge: number) =>
    refreshCard(fixture.viewer("auditor"), fixture.context(), { cardId: card.id, maxAge });
  await refresh(15);
  expect(await fixture.calls("getCard", card.id)).toBe(reads);
  await refresh(0);
  expect(await fixture.calls("getCard", card.id)).toBe(reads + 1);
});

test("a refresh brings what changed at the issuer: status, usage and the latest transactions", async () => {
  await fixture.sandbox.control("deposit", { currency: "HKD", amount: "1000.00" });
  const card = await fixture.newCard();
  await fixture.sandbox.control("authorize", { card: card.id, amount: "12.30", merchant_name: "City Super" });
  await issuer().lockCard({ cardId: card.id });
  const fresh = await refreshCard(fixture.viewer("auditor"), fixture.context(), { cardId: card.id });
  expect(fresh).toMatchObject({
    state: "locked",
    limits: [{ period: "Daily", used: "12.3", remaining: "987.7", percent: "1.23" }],
    transactions: [{ merchantName: "City Super", amount: "-12.3", currency: "HKD", status: "Authorized" }],
  });
});

test("an issuer that fails leaves the mirrored card as it was, and says so", async () => {
  const card = await fixture.newCard();
  await fixture.fault("getCard", "status-500", { times: 3 });
  await fixture.fault("listCards", "status-500", { times: 3 });
  await expect(
    refreshCard(fixture.viewer("auditor"), fixture.context(), { cardId: card.id }),
  ).rejects.toMatchObject({ code: "ISSUER_UNREACHABLE" });
  expect(await fixture.mirrored(card.id)).toMatchObject({ status: "Active", version: card.version });
});

test("a refresh counts from when the issuer was asked, so that it never undoes a write in between", async () => {
  const card = await fixture.newCard();
  const asked = new Date(Date.now() + 1000);
  let looks = 0;
  const clock = { now: () => new Date(asked.getTime() + 60_000 * looks++) };
  await refreshCard(fixture.viewer("auditor"), { ...fixture.context(), clock }, { cardId: card.id });
  expect((await fixture.mirrored(card.id)).syncedAt).toEqual(asked);
});

test("what was done here is for roles that may read the audit log; the undecided change is for everybody", async () => {
  const card = await fixture.newCard();
  await fixture.fault("lockCard", "drop-before-effect");
  const input = { operationId: randomUUID(), cardId: card.id, version: card.version, reason: "lost" };
  await lockCard(fixture.viewer("support"), fixture.context(), input);
  const forSupport = await getCard(fixture.viewer("support"), fixture.context(), card.id);
  expect(forSupport).toMatchObject({
    activity: null,
    undecided: { id: input.operationId, status: "unknown" },
  });
  expect(forSupport.may).toEqual({
    lock: true,
    unlock: false,
    terminate: false,
    editLimits: false,
    setPin: true,
    activate: false,
    reveal: false,
    recordHolder: true,
  });
  const forAuditor = await getCard(fixture.viewer("auditor"), fixture.context(), card.id);
  expect(forAuditor.activity).toMatchObject([
    { action: "cards.lock", outcome: "unknown", actor: "support@example.com", reason: "lost" },
  ]);
  expect(new Set(Object.values(forAuditor.may))).toEqual(new Set([false]));
});

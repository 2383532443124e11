import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { listChallenges } from "@/lib/three-ds/list-challenges";
import { everyRowAsText } from "@/scripts/testing/every-row";
import { startThreeDsFixture, type ThreeDsFixture } from "@/scripts/testing/three-ds-fixture";

let fixture: ThreeDsFixture;

beforeAll(async () => {
  fixture = await startThreeDsFixture();
});

beforeEach(async () => {
  await db().webhookDelivery.deleteMany();
  await db().threeDsChallenge.deleteMany();
});

test("a challenge is on the fixture with its card and holder, and its code nowhere in the database", async () => {
  const card = await fixture.newCard();
  const { row, code } = await fixture.challenge({ card_reference_id: card.referenceId });
  expect(row).toMatchObject({ cardId: card.id, last4: "8213", merchantName: "Harbour Books" });
  expect(row.amount?.toFixed()).toBe("-101");
  const page = await listChallenges(fixture.support, fixture.context(), {});
  expect(page.items).toMatchObject([
    {
      id: row.id,
      holder: { kind: "user", name: "Mei Wong" },
      card: { id: card.id },
      hasCode: true,
      expired: false,
    },
  ]);
  expect(await db().webhookDelivery.findMany()).toMatchObject([{ outcome: "three-ds", repaired: false }]);
  const everything = await everyRowAsText();
  expect(everything).toContain(row.verificationId);
  expect(everything).not.toContain(code);
});

test("the card's id in the place of its reference id names no card", async () => {
  const card = await fixture.newCard();
  const { row } = await fixture.challenge({ card_reference_id: card.id });
  expect(row.cardId).toBeNull();
});

test("a card that the mirror learns of later is shown with the challenge", async () => {
  const { row } = await fixture.challenge({ card_reference_id: "new-card" });
  const card = await fixture.newCard();
  await db().card.update({ where: { id: card.id }, data: { referenceId: "new-card" } });
  const { items } = await listChallenges(fixture.support, fixture.context(), { card: card.id });
  expect(items.map((item) => item.id)).toEqual([row.id]);
});

test("the invalid JSON that the contract prints is a challenge too", async () => {
  const body = fixture.body();
  const printed = JSON.stringify(body, null, 2)
    .replace(/("(?:card_num|p_created_at)": "[^"]*"),/g, "$1")
    .replace(/("otp_code": "\d+")/, "$1 // Verify Code");
  expect(() => JSON.parse(printed)).toThrow();
  expect(await fixture.send(printed)).toBe("stored");
  const [item] = (await listChallenges(fixture.support, fixture.context(), {})).items;
  expect(item).toMatchObject({ verificationId: body.verification_id, hasCode: true });
  expect(await db().webhookDelivery.findMany()).toMatchObject([{ outcome: "three-ds", repaired: true }]);
  expect(await everyRowAsText()).not.toContain(body.otp_code);
});

test("the same content again is no second challenge and no second secret", async () => {
  const { row, text } = await fixture.challenge();
  await Promise.all([fixture.send(text), fixture.send(text)]);
  expect(await db().threeDsChallenge.count()).toBe(1);
  expect(await db().webhookSecret.count()).toBe(1);
  expect(await db().webhookDelivery.findMany()).toMatchObject([{ id: row.deliveryId, duplicates: 2 }]);
});

test("the same content after its code was shredded brings no code back", async () => {
  const { text } = await fixture.challenge();
  await db().webhookSecret.deleteMany();
  await fixture.send(text);
  expect(await db().webhookSecret.count()).toBe(0);
});

test("what comes after the code's lifetime is an expired challenge of which no code is stored", async () => {
  const issued = new Date(fixture.clock.now().getTime() - 11 * 60_000);
  const { row } = await fixture.challenge({ p_created_at: issued.toISOString() });
  expect(row.expiresAt.getTime()).toBe(issued.getTime() + 10 * 60_000);
  expect(await db().webhookSecret.count()).toBe(0);
  expect(await db().webhookDelivery.findMany()).toMatchObject([{ late: true, outcome: "three-ds" }]);
  const { items } = await listChallenges(fixture.support, fixture.context(), { state: "expired" });
  expect(items).toMatchObject([{ id: row.id, expired: true, hasCode: false }]);
});

test.each([
  ["four minutes ago", -4, 6],
  ["ahead of our clock", 5, 10],
])("a code issued %s lives for the rest of its ten minutes", async (_, issuedMinutes, leftMinutes) => {
  const issued = new Date(fixture.clock.now().getTime() + issuedMinutes * 60_000);
  const { row } = await fixture.challenge({ p_created_at: issued.toISOString() });
  expect(row.expiresAt.getTime()).toBe(fixture.clock.now().getTime() + leftMinutes * 60_000);
});

test.each([undefined, "yesterday", "2026-01-01 00:00:00", "0001-01-01T00:00:00Z"])(
  "an issue time of %s says nothing: the lifetime counts from receipt",
  async (p_created_at) => {
    const { row } = await fixture.challenge({ p_created_at });
    expect(row.expiresAt.getTime()).toBe(fixture.clock.now().getTime() + 10 * 60_000);
  },
);

test("a newer code of a verification replaces the older one and keeps the claim", async () => {
  const { row } = await fixture.challenge();
  const claim = {
    claimedById: fixture.support.id,
    claimedAt: fixture.clock.now(),
    revealedAt: fixture.clock.now(),
  };
  await db().threeDsChallenge.update({ where: { id: row.id }, data: claim });
  fixture.pass(60);
  const again = await fixture.challenge({ verification_id: row.verificationId });
  expect(again.row).toMatchObject({ id: row.id, claimedById: fixture.support.id, revealedAt: null });
  expect(again.row.deliveryId).not.toBe(row.deliveryId);
  expect(again.row.expiresAt > row.expiresAt).toBe(true);
});

test("an older code of a verification that comes late changes nothing", async () => {
  const earlier = fixture.clock.now();
  fixture.pass(60);
  const { row } = await fixture.challenge();
  const { row: after } = await fixture.challenge({
    verification_id: row.verificationId,
    p_created_at: earlier.toISOString(),
  });
  expect(after).toEqual(row);
});

test("a lost database takes the delivery and the code together: neither is kept without the other", async () => {
  await db().$executeRaw`ALTER TABLE webhook_secret RENAME TO webhook_secret_away`;
  try {
    await expect(fixture.send(JSON.stringify(fixture.body()))).rejects.toThrow();
    expect(await db().webhookDelivery.count()).toBe(0);
  } finally {
    await db().$executeRaw`ALTER TABLE webhook_secret_away RENAME TO webhook_secret`;
  }
});

test("lists are found by merchant, holder, last four digits and state, and page by keyset", async () => {
  const card = await fixture.newCard();
  await fixture.challenge({ card_reference_id: card.referenceId, merchant_name: "100% Café" });
  for (let index = 0; index < 4; index += 1) await fixture.challenge({ card_num: "411111******0001" });
  const found = async (query: Record<string, string>) =>
    (await listChallenges(fixture.auditor, fixture.context(), query)).items.length;
  expect(await found({ q: "100%" })).toBe(1);
  expect(await found({ q: "mei w" })).toBe(1);
  expect(await found({ q: "0001" })).toBe(4);
  expect(await found({ q: "411111******0001" })).toBe(4);
  expect(await found({ state: "claimed" })).toBe(0);
  expect(await found({ state: "expired" })).toBe(0);
  expect(await found({ state: "all" })).toBe(5);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await listChallenges(fixture.auditor, fixture.context(), {
      limit: "2",
      ...(cursor && { cursor }),
    });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

test("the list is refused without the permission, for a full card number and for nonsense", async () => {
  const list = (viewer: typeof fixture.support, query: unknown) =>
    listChallenges(viewer, fixture.context(), query);
  await expect(list(fixture.finance, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(list(fixture.support, { q: "4111 1111 1111 1111" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { q: "fullCardNumber" },
  });
  await expect(list(fixture.support, { state: "gone" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(list(fixture.support, { cursor: "x" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { revokeSession, type Viewer } from "@/lib/auth/sessions";
import { getRevealState } from "@/lib/cards/get-reveal-state";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { everyRowAsText } from "@/scripts/testing/every-row";
import {
  CVV,
  REASON,
  type RevealFixture,
  revealRequest,
  startRevealFixture,
} from "@/scripts/testing/reveal-fixture";
import { again, signedIn, steppedUp } from "@/scripts/testing/secrets-fixture";

let at: RevealFixture;
beforeAll(async () => {
  at = await startRevealFixture();
});
afterEach(() => at.calm());
afterAll(() => at.fixture.sandbox.stop());

test("gives number, code and expiry once, after row and audit entry; the number is in no row", async () => {
  const { pan, card } = await at.newCard();
  const viewer = await at.holder();
  const input = revealRequest(card);
  expect(await at.run(viewer, input)).toEqual({
    pan,
    cvv: CVV,
    expirationDate: card.expiration,
    seconds: 30,
    remainingToday: 2,
    mayCopy: false,
  });
  const row = await db().cardReveal.findUniqueOrThrow({ where: { id: input.revealId } });
  expect(row).toMatchObject({
    cardId: card.id,
    staffId: viewer.id,
    sessionId: viewer.sessionId,
    reason: REASON,
    status: "revealed",
    errorCode: null,
  });
  expect(await at.outcomes(input.revealId)).toEqual([["cards.reveal", "succeeded", null]]);
  const before = await at.asked();
  await expect(at.run(viewer, input)).rejects.toMatchObject({ code: "STALE" });
  expect(await at.asked()).toEqual(before);
  expect(await everyRowAsText()).not.toContain(pan);
});

describe("who may not", () => {
  test.each(["admin", "finance", "support", "auditor"] as const)(
    "%s without a grant is refused, before anything is asked",
    async (role) => {
      const { card } = await at.newCard();
      const before = await at.asked();
      const viewer = await steppedUp(await signedIn(role));
      const input = revealRequest(card);
      await expect(at.run(viewer, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await at.asked()).toEqual(before);
      expect(await db().cardReveal.count({ where: { id: input.revealId } })).toBe(0);
    },
  );

  test.each([
    ["revoked", { revokedAt: new Date() }],
    ["expired", { expiresAt: new Date(Date.now() - 1000) }],
  ])(
    "a grant that is %s counts no more, in a new request and in one that began before",
    async (_why, data) => {
      const { card } = await at.newCard();
      const viewer = await at.holder();
      await db().staffGrant.updateMany({ where: { staffId: viewer.id }, data });
      await expect(at.run(await again(viewer.sessionId), revealRequest(card))).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(0);
    },
  );

  test("a grant to copy is none to reveal", async () => {
    const { card } = await at.newCard();
    const viewer = await steppedUp(await signedIn("support", ["cards.reveal_copy"]));
    await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("step-up", () => {
  const needsStepUp = { code: "NOT_ALLOWED_NOW", details: { needs: "step-up" } };

  test("none, one of five minutes ago, and one of another session are not enough", async () => {
    const { card } = await at.newCard();
    const before = await at.asked();
    const none = await signedIn("support", ["cards.reveal"]);
    await expect(at.run(none, revealRequest(card))).rejects.toMatchObject(needsStepUp);
    await steppedUp(none, 301);
    await expect(at.run(none, revealRequest(card))).rejects.toMatchObject(needsStepUp);
    await steppedUp(none, 290);
    const elsewhere = { ...none, sessionId: (await signedIn("support")).sessionId };
    await expect(at.run(elsewhere, revealRequest(card))).rejects.toMatchObject(needsStepUp);
    expect(await at.asked()).toEqual(before);
    expect((await at.run(none, revealRequest(card))).seconds).toBe(30);
  });

  test("it ends with the session", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    await revokeSession(viewer.sessionId, "sign-out", systemClock);
    await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject(needsStepUp);
  });
});

describe("input", () => {
  test("a short reason, one with a card number, and rubbish are refused by field", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const fields = (over: object) =>
      at.run(viewer, revealRequest(card, over)).catch((error: { fields: object }) => error.fields);
    expect(await fields({ reason: " because  " })).toEqual({ reason: "reasonShort" });
    expect(await fields({ reason: "the card 4111 1111 1111 1111 was lost" })).toEqual({
      reason: "cardNumber",
    });
    expect(await fields({ reason: "x".repeat(301) })).toEqual({ reason: "tooLong" });
    expect(await fields({ revealId: "x" })).toEqual({ revealId: "invalid" });
    expect(await fields({ extra: 1 })).toEqual({ form: "invalid" });
    await expect(at.run(viewer, revealRequest(card, { cardId: "nobody's" }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a terminated card's number is not asked for, and a card without a reference id says so", async () => {
    const viewer = await at.holder();
    const gone = await at.fixture.newCard("Terminated");
    await expect(at.run(viewer, revealRequest(gone))).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
    const { card } = await at.newCard();
    await db().card.update({ where: { id: card.id }, data: { referenceId: null } });
    await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject({
      details: { needs: "reference-id" },
    });
    expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(0);
  });
});

describe("the day's budget", () => {
  test("is never exceeded, also by six reveals at once", async () => {
    const { card, pan } = await at.newCard();
    const viewer = await at.holder();
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => at.run(viewer, revealRequest(card))),
    );
    const given = results.filter((one) => one.status === "fulfilled");
    const refused = results.filter((one) => one.status === "rejected");
    expect(given.map((one) => one.value.pan)).toEqual([pan, pan, pan]);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ code: "NOT_ALLOWED_NOW", details: { needs: "budget" } });
    }
    expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(3);
    expect((await getRevealState(viewer, at.fixture.context(), { cardId: card.id })).remainingToday).toBe(0);
    const other = await at.holder();
    expect((await at.run(other, revealRequest(card))).remainingToday).toBe(2);
  });

  test("begins anew with the day of the issuer's zone", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    for (let n = 0; n < 3; n += 1) await at.run(viewer, revealRequest(card));
    await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject({ details: { needs: "budget" } });
    // 16:00 UTC is midnight in Hong Kong.
    const today = new Date(
      Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000,
    );
    await db().cardReveal.updateMany({ where: { staffId: viewer.id }, data: { askedAt: today } });
    await expect(at.run(viewer, revealRequest(card))).rejects.toMatchObject({ details: { needs: "budget" } });
    const yesterday = new Date(today.getTime() - 1);
    await db().cardReveal.updateMany({ where: { staffId: viewer.id }, data: { askedAt: yesterday } });
    expect((await at.run(viewer, revealRequest(card))).remainingToday).toBe(2);
  });

  test("a reveal that failed gave no number and does not count", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    for (let n = 0; n < 4; n += 1) {
      await at.fixture.fault("exchangeKey", "not-found");
      await expect(at.run(viewer, revealRequest(card))).rejects.toThrow();
    }
    expect((await at.run(viewer, revealRequest(card))).remainingToday).toBe(2);
  });
});

describe("no row, no number", () => {
  test("when the audit row cannot be written, the issuer is not asked and nothing is kept", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const before = await at.asked();
    const input = revealRequest(card);
    await db()
      .$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT no_reveals CHECK (action <> 'cards.reveal') NOT VALID`;
    try {
      await expect(at.run(viewer, input)).rejects.toThrow();
    } finally {
      await db().$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT no_reveals`;
    }
    expect(await at.asked()).toEqual(before);
    expect(await db().cardReveal.count({ where: { id: input.revealId } })).toBe(0);
    expect((await at.run(viewer, input)).seconds).toBe(30);
  });

  test("the row is committed, for everybody to see, before the issuer is asked", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const input = revealRequest(card);
    await at.fixture.fault("exchangeKey", "delay", { ms: 1_500 });
    const [exchanges, numbers] = await at.asked();
    const revealing = at.run(viewer, input);
    await vi.waitFor(async () => expect((await at.asked())[0]).toBe(exchanges + 1), 1_400);
    expect(await db().cardReveal.findUnique({ where: { id: input.revealId } })).toMatchObject({
      status: "asked",
    });
    expect(await at.outcomes(input.revealId)).toEqual([["cards.reveal", "succeeded", null]]);
    expect(await at.fixture.calls("getFullCardNumber")).toBe(numbers);
    await revealing;
  });

  test("when it cannot be noted as revealed, the number is not given", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const input = revealRequest(card);
    await db()
      .$executeRaw`ALTER TABLE card_reveal ADD CONSTRAINT none CHECK (status <> 'revealed') NOT VALID`;
    try {
      await expect(at.run(viewer, input)).rejects.toThrow();
    } finally {
      await db().$executeRaw`ALTER TABLE card_reveal DROP CONSTRAINT none`;
    }
    expect((await at.outcomes(input.revealId)).map(([, outcome]) => outcome)).toEqual([
      "succeeded",
      "failed",
    ]);
  });
});

test("the state says what is still missing, for whoever may read cards", async () => {
  const { card } = await at.newCard();
  const state = (viewer: Viewer) => getRevealState(viewer, at.fixture.context(), { cardId: card.id });
  expect(await state(await signedIn("auditor"))).toEqual({
    may: false,
    mayCopy: false,
    steppedUpUntil: null,
    hasTotp: false,
    remainingToday: 3,
    budget: 3,
  });
  const viewer = await at.holder("cards.reveal_copy");
  const { steppedUpUntil, ...rest } = await state(viewer);
  expect(rest).toMatchObject({ may: true, mayCopy: true });
  const left = Date.parse(steppedUpUntil ?? "") - Date.now();
  expect(left).toBeGreaterThan(290_000);
  expect(left).toBeLessThanOrEqual(300_000);
  await expect(getRevealState(viewer, at.fixture.context(), { cardId: "x" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

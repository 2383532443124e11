import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { revokeSession, type Viewer } from "@/lib/auth/sessions";
import { getRevealState } from "@/lib/cards/get-reveal-state";
import { recordCopy } from "@/lib/cards/record-copy";
import { revealCard } from "@/lib/cards/reveal-card";
import { systemClock } from "@/lib/core/clock";
import { type Card, db } from "@/lib/core/db";
import { type CardDesk, startCardDesk } from "@/scripts/testing/card-desk";
import { again, everyRow, freshPan, plant, signedIn, steppedUp } from "@/scripts/testing/secrets-desk";

const CVV = "042";
const REASON = "The cardholder asked for it by phone";

let desk: CardDesk;
beforeAll(async () => {
  desk = await startCardDesk({ REVEAL_DAILY_BUDGET: "3" });
});
afterEach(async () => {
  await desk.calm();
  await desk.sandbox.control("pci", {});
});
afterAll(() => desk.sandbox.stop());

const request = (card: Card, over: object = {}) => ({
  revealId: randomUUID(),
  cardId: card.id,
  reason: REASON,
  ...over,
});
const run = (viewer: Viewer, input: unknown, secondsAhead = 0) =>
  revealCard(viewer, desk.context(secondsAhead), input);
const holder = async (...more: "cards.reveal_copy"[]) =>
  steppedUp(await signedIn("support", ["cards.reveal", ...more]));
const asked = async () => [await desk.calls("exchangeKey"), await desk.calls("getFullCardNumber")];
const outcomes = async (revealId: string) => {
  const rows = await db().auditEntry.findMany({
    where: { after: { path: ["revealId"], equals: revealId } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ action, outcome, errorCode }) => [action, outcome, errorCode]);
};
const newCard = async () => {
  const pan = freshPan();
  return { pan, card: await plant(desk, await desk.newCard(), pan, CVV) };
};

test("gives number, code and expiry once, after row and audit entry; the number is in no row", async () => {
  const { pan, card } = await newCard();
  const viewer = await holder();
  const input = request(card);
  expect(await run(viewer, input)).toEqual({
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
  expect(await outcomes(input.revealId)).toEqual([["cards.reveal", "succeeded", null]]);
  const before = await asked();
  await expect(run(viewer, input)).rejects.toMatchObject({ code: "STALE" });
  expect(await asked()).toEqual(before);
  expect(await everyRow()).not.toContain(pan);
});

describe("who may not", () => {
  test.each(["admin", "finance", "support", "auditor"] as const)(
    "%s without a grant is refused, before anything is asked",
    async (role) => {
      const { card } = await newCard();
      const before = await asked();
      const viewer = await steppedUp(await signedIn(role));
      const input = request(card);
      await expect(run(viewer, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await asked()).toEqual(before);
      expect(await db().cardReveal.count({ where: { id: input.revealId } })).toBe(0);
    },
  );

  test.each([
    ["revoked", { revokedAt: new Date() }],
    ["expired", { expiresAt: new Date(Date.now() - 1000) }],
  ])(
    "a grant that is %s counts no more, in a new request and in one that began before",
    async (_why, data) => {
      const { card } = await newCard();
      const viewer = await holder();
      await db().staffGrant.updateMany({ where: { staffId: viewer.id }, data });
      await expect(run(await again(viewer.sessionId), request(card))).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(run(viewer, request(card))).rejects.toMatchObject({ code: "FORBIDDEN" });
      expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(0);
    },
  );

  test("a grant to copy is none to reveal", async () => {
    const { card } = await newCard();
    const viewer = await steppedUp(await signedIn("support", ["cards.reveal_copy"]));
    await expect(run(viewer, request(card))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("step-up", () => {
  const needsStepUp = { code: "NOT_ALLOWED_NOW", details: { needs: "step-up" } };

  test("none, one of five minutes ago, and one of another session are not enough", async () => {
    const { card } = await newCard();
    const before = await asked();
    const none = await signedIn("support", ["cards.reveal"]);
    await expect(run(none, request(card))).rejects.toMatchObject(needsStepUp);
    await steppedUp(none, 301);
    await expect(run(none, request(card))).rejects.toMatchObject(needsStepUp);
    await steppedUp(none, 290);
    const elsewhere = { ...none, sessionId: (await signedIn("support")).sessionId };
    await expect(run(elsewhere, request(card))).rejects.toMatchObject(needsStepUp);
    expect(await asked()).toEqual(before);
    expect((await run(none, request(card))).seconds).toBe(30);
  });

  test("it ends with the session", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    await revokeSession(viewer.sessionId, "sign-out", systemClock);
    await expect(run(viewer, request(card))).rejects.toMatchObject(needsStepUp);
  });
});

describe("input", () => {
  test("a short reason, one with a card number, and rubbish are refused by field", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    const fields = (over: object) =>
      run(viewer, request(card, over)).catch((error: { fields: object }) => error.fields);
    expect(await fields({ reason: " because  " })).toEqual({ reason: "reasonShort" });
    expect(await fields({ reason: "the card 4111 1111 1111 1111 was lost" })).toEqual({
      reason: "cardNumber",
    });
    expect(await fields({ reason: "x".repeat(301) })).toEqual({ reason: "tooLong" });
    expect(await fields({ revealId: "x" })).toEqual({ revealId: "invalid" });
    expect(await fields({ extra: 1 })).toEqual({ form: "invalid" });
    await expect(run(viewer, request(card, { cardId: "nobody's" }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("a terminated card's number is not asked for, and a card without a reference id says so", async () => {
    const viewer = await holder();
    const gone = await desk.newCard("Terminated");
    await expect(run(viewer, request(gone))).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
    const { card } = await newCard();
    await db().card.update({ where: { id: card.id }, data: { referenceId: null } });
    await expect(run(viewer, request(card))).rejects.toMatchObject({ details: { needs: "reference-id" } });
    expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(0);
  });
});

describe("the day's budget", () => {
  test("is never exceeded, also by ten reveals at once", async () => {
    const { card, pan } = await newCard();
    const viewer = await holder();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => run(viewer, request(card))));
    const given = results.filter((one) => one.status === "fulfilled");
    const refused = results.filter((one) => one.status === "rejected");
    expect(given.map((one) => one.value.pan)).toEqual([pan, pan, pan]);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({ code: "NOT_ALLOWED_NOW", details: { needs: "budget" } });
    }
    expect(await db().cardReveal.count({ where: { staffId: viewer.id } })).toBe(3);
    expect((await getRevealState(viewer, desk.context(), { cardId: card.id })).remainingToday).toBe(0);
    const other = await holder();
    expect((await run(other, request(card))).remainingToday).toBe(2);
  });

  test("begins anew with the day of the issuer's zone", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    for (let n = 0; n < 3; n += 1) await run(viewer, request(card));
    await expect(run(viewer, request(card))).rejects.toMatchObject({ details: { needs: "budget" } });
    // 16:00 UTC is midnight in Hong Kong.
    const today = new Date(
      Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000,
    );
    await db().cardReveal.updateMany({ where: { staffId: viewer.id }, data: { askedAt: today } });
    await expect(run(viewer, request(card))).rejects.toMatchObject({ details: { needs: "budget" } });
    const yesterday = new Date(today.getTime() - 1);
    await db().cardReveal.updateMany({ where: { staffId: viewer.id }, data: { askedAt: yesterday } });
    expect((await run(viewer, request(card))).remainingToday).toBe(2);
  });

  test("a reveal that failed gave no number and does not count", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    for (let n = 0; n < 4; n += 1) {
      await desk.fault("exchangeKey", "not-found");
      await expect(run(viewer, request(card))).rejects.toThrow();
    }
    expect((await run(viewer, request(card))).remainingToday).toBe(2);
  });
});

describe("no row, no number", () => {
  test("when the audit row cannot be written, the issuer is not asked and nothing is kept", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    const before = await asked();
    const input = request(card);
    await db()
      .$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT no_reveals CHECK (action <> 'cards.reveal') NOT VALID`;
    try {
      await expect(run(viewer, input)).rejects.toThrow();
    } finally {
      await db().$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT no_reveals`;
    }
    expect(await asked()).toEqual(before);
    expect(await db().cardReveal.count({ where: { id: input.revealId } })).toBe(0);
    expect((await run(viewer, input)).seconds).toBe(30);
  });

  test("the row is committed, for everybody to see, before the issuer is asked", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    const input = request(card);
    await desk.fault("exchangeKey", "delay", { ms: 1_500 });
    const [exchanges, numbers] = await asked();
    const revealing = run(viewer, input);
    await vi.waitFor(async () => expect((await asked())[0]).toBe((exchanges ?? 0) + 1), 1_400);
    expect(await db().cardReveal.findUnique({ where: { id: input.revealId } })).toMatchObject({
      status: "asked",
    });
    expect(await outcomes(input.revealId)).toEqual([["cards.reveal", "succeeded", null]]);
    expect(await desk.calls("getFullCardNumber")).toBe(numbers);
    await revealing;
  });

  test("when it cannot be noted as revealed, the number is not given", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    const input = request(card);
    await db()
      .$executeRaw`ALTER TABLE card_reveal ADD CONSTRAINT none CHECK (status <> 'revealed') NOT VALID`;
    try {
      await expect(run(viewer, input)).rejects.toThrow();
    } finally {
      await db().$executeRaw`ALTER TABLE card_reveal DROP CONSTRAINT none`;
    }
    expect((await outcomes(input.revealId)).map(([, outcome]) => outcome)).toEqual(["succeeded", "failed"]);
  });
});

describe("a failure gives no number, is audited, and repeats nothing under its id", () => {
  const fails = async (code: string) => {
    const { card } = await newCard();
    const viewer = await holder();
    const input = request(card);
    await expect(run(viewer, input)).rejects.toMatchObject({ code });
    expect(await outcomes(input.revealId)).toEqual([
      ["cards.reveal", "succeeded", null],
      ["cards.reveal", "failed", code],
    ]);
    await expect(run(viewer, input)).rejects.toMatchObject({ code: "STALE" });
    expect(await db().cardReveal.findUnique({ where: { id: input.revealId } })).toMatchObject({
      status: "failed",
      errorCode: code,
      revealedAt: null,
    });
  };

  test.each([
    { serverKey: "off-curve" },
    { kid: "wrong" },
    { cardBlock: "bad-tag" },
    { cardBlock: "truncated" },
    { cardBlock: "zip-header" },
    { cardBlock: "wrong-alg" },
    { kidEncoding: "raw" },
  ])("%j", async (switches) => {
    await desk.sandbox.control("pci", switches);
    await fails("ISSUER_UNREADABLE");
  });

  test.each([
    ["exchangeKey", "status-500", "ISSUER_UNREACHABLE"],
    ["exchangeKey", "drop-after-effect", "ISSUER_UNREACHABLE"],
    ["exchangeKey", "garbage-body", "ISSUER_UNREADABLE"],
    ["getFullCardNumber", "not-found", "ISSUER_REFUSED"],
    ["getFullCardNumber", "empty-body", "ISSUER_UNREADABLE"],
    ["getFullCardNumber", "garbage-body", "ISSUER_UNREADABLE"],
  ])("%s: %s", async (operation, fault, code) => {
    await desk.fault(operation, fault);
    await fails(code);
  });

  test("an issuer that never answers the read", async () => {
    await desk.fault("getFullCardNumber", "drop-before-effect", { times: 3 });
    await fails("ISSUER_UNREACHABLE");
  });

  test("a session that is always over", async () => {
    await desk.sandbox.control("pci", { session: "expired" });
    const exchanges = await desk.calls("exchangeKey");
    await fails("ISSUER_REFUSED");
    expect(await desk.calls("exchangeKey")).toBe(exchanges + 2);
  });

  test.each([
    ["another last four", { last4: "0000" }],
    ["another BIN", { first6: "411111" }],
    ["no last four that we know", { last4: null }],
  ])("a number that is not surely this card's: %s", async (_why, data) => {
    const { card } = await newCard();
    await db().card.update({ where: { id: card.id }, data });
    const viewer = await holder();
    const input = request(card);
    await expect(run(viewer, input)).rejects.toMatchObject({ code: "ISSUER_UNREADABLE" });
    expect((await outcomes(input.revealId)).at(-1)).toEqual(["cards.reveal", "failed", "ISSUER_UNREADABLE"]);
  });
});

test.each([
  { enc: "A128CBC-HS256" },
  { serverKey: "leading-zero" },
  { serverKey: "leading-zero-z" },
  { coordinates: "base64url" },
  { coordinates: "hex-padded", kid: "omit" },
])("works with %j", async (switches) => {
  await desk.sandbox.control("pci", switches);
  const { card, pan } = await newCard();
  expect(await run(await holder(), request(card))).toMatchObject({ pan, cvv: CVV });
});

test("the state says what is still missing, for whoever may read cards", async () => {
  const { card } = await newCard();
  const state = (viewer: Viewer) => getRevealState(viewer, desk.context(), { cardId: card.id });
  expect(await state(await signedIn("auditor"))).toEqual({
    may: false,
    mayCopy: false,
    steppedUpUntil: null,
    hasTotp: false,
    remainingToday: 3,
    budget: 3,
  });
  const viewer = await holder("cards.reveal_copy");
  const { steppedUpUntil, ...rest } = await state(viewer);
  expect(rest).toMatchObject({ may: true, mayCopy: true });
  const left = Date.parse(steppedUpUntil ?? "") - Date.now();
  expect(left).toBeGreaterThan(290_000);
  expect(left).toBeLessThanOrEqual(300_000);
  await expect(getRevealState(viewer, desk.context(), { cardId: "x" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

describe("copying", () => {
  const copied = (revealId: string) =>
    db().auditEntry.count({
      where: { action: "cards.reveal_copy", after: { path: ["revealId"], equals: revealId } },
    });

  test("is recorded for whoever revealed, field by field, within the 30 seconds", async () => {
    const { card } = await newCard();
    const viewer = await holder("cards.reveal_copy");
    const { revealId } = await revealed(viewer, card);
    for (const field of ["pan", "cvv", "expirationDate"]) {
      expect(await recordCopy(viewer, desk.context(), { revealId, field })).toBeNull();
    }
    expect(await copied(revealId)).toBe(3);
    await expect(recordCopy(viewer, desk.context(31), { revealId, field: "pan" })).rejects.toMatchObject({
      code: "STALE",
    });
    expect(await copied(revealId)).toBe(3);
  });

  test("is refused without its own grant, to another person or session, and for a reveal that gave nothing", async () => {
    const { card } = await newCard();
    const viewer = await holder();
    const { revealId, mayCopy } = await revealed(viewer, card);
    expect(mayCopy).toBe(false);
    const copy = (who: Viewer, over: object = {}) =>
      recordCopy(who, desk.context(), { revealId, field: "pan", ...over });
    await expect(copy(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await holder("cards.reveal_copy");
    await expect(copy(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(copy({ ...viewer, grants: other.grants, sessionId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(copy(other, { field: "pin" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await desk.fault("exchangeKey", "not-found");
    const failed = request(card);
    await expect(run(other, failed)).rejects.toThrow();
    await expect(copy(other, { revealId: failed.revealId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await copied(revealId)).toBe(0);
  });

  async function revealed(viewer: Viewer, card: Card) {
    const input = request(card);
    return { ...(await run(viewer, input)), revealId: input.revealId };
  }
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { CVV, type RevealFixture, revealRequest, startRevealFixture } from "@/scripts/testing/reveal-fixture";

let at: RevealFixture;
beforeAll(async () => {
  at = await startRevealFixture();
});
afterEach(() => at.calm());
afterAll(() => at.fixture.sandbox.stop());

describe("a failure gives no number, is audited, and repeats nothing under its id", () => {
  const fails = async (code: string) => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const input = revealRequest(card);
    await expect(at.run(viewer, input)).rejects.toMatchObject({ code });
    expect(await at.outcomes(input.revealId)).toEqual([
      ["cards.reveal", "succeeded", null],
      ["cards.reveal", "failed", code],
    ]);
    await expect(at.run(viewer, input)).rejects.toMatchObject({ code: "STALE" });
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
    await at.fixture.sandbox.control("pci", switches);
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
    await at.fixture.fault(operation, fault);
    await fails(code);
  });

  test("an issuer that never answers the read", async () => {
    await at.fixture.fault("getFullCardNumber", "drop-before-effect", { times: 3 });
    await fails("ISSUER_UNREACHABLE");
  });

  test("a session that is always over", async () => {
    await at.fixture.sandbox.control("pci", { session: "expired" });
    const exchanges = await at.fixture.calls("exchangeKey");
    await fails("ISSUER_REFUSED");
    expect(await at.fixture.calls("exchangeKey")).toBe(exchanges + 2);
  });

  test.each([
    ["another last four", { last4: "0000" }],
    ["another BIN", { first6: "411111" }],
    ["no last four that we know", { last4: null }],
  ])("a number that is not surely this card's: %s", async (_why, data) => {
    const { card } = await at.newCard();
    await db().card.update({ where: { id: card.id }, data });
    const viewer = await at.holder();
    const input = revealRequest(card);
    await expect(at.run(viewer, input)).rejects.toMatchObject({ code: "ISSUER_UNREADABLE" });
    expect((await at.outcomes(input.revealId)).at(-1)).toEqual([
      "cards.reveal",
      "failed",
      "ISSUER_UNREADABLE",
    ]);
  });
});

test.each([
  { enc: "A128CBC-HS256" },
  { serverKey: "leading-zero" },
  { serverKey: "leading-zero-z" },
  { coordinates: "base64url" },
  { coordinates: "hex-padded", kid: "omit" },
])("works with %j", async (switches) => {
  await at.fixture.sandbox.control("pci", switches);
  const { card, pan } = await at.newCard();
  expect(await at.run(await at.holder(), revealRequest(card))).toMatchObject({ pan, cvv: CVV });
});

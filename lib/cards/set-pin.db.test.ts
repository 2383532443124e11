import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { getCard } from "@/lib/cards/get-card";
import { lockCard } from "@/lib/cards/lock-card";
import { setPin } from "@/lib/cards/set-pin";
import { type Card, db } from "@/lib/core/db";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { everyRowAsText } from "@/scripts/testing/every-row";
import { pinMatches } from "@/scripts/testing/secrets-fixture";

const PIN = "918273";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(async () => {
  await fixture.calm();
  await fixture.sandbox.control("pci", {});
});
afterAll(() => fixture.sandbox.stop());

const request = (card: Card, over: object = {}) => ({
  operationId: randomUUID(),
  cardId: card.id,
  version: card.version,
  pin: PIN,
  ...over,
});
type Role = Parameters<CardFixture["viewer"]>[0];
const run = (input: unknown, role: Role = "support") =>
  setPin(fixture.viewer(role), fixture.context(), input);
const outcomes = async (operationId: string) => (await fixture.recorded(operationId)).outcomes;

test.each(["admin", "finance", "support"] as const)(
  "%s sets a PIN, and the issuer has exactly that one",
  async (role) => {
    const card = await fixture.newCard();
    const input = request(card);
    expect(await run(input, role)).toMatchObject({ status: "succeeded", kind: "cards.set_pin", result: {} });
    expect(await pinMatches(fixture, card.id, PIN)).toBe(true);
    expect(await pinMatches(fixture, card.id, "918274")).toBe(false);
    expect(await outcomes(input.operationId)).toEqual(["succeeded"]);
  },
);

test("it may be set again, and on a locked card", async () => {
  const card = await fixture.newCard("Locked");
  await run(request(card));
  await run(request(card, { pin: "4711" }));
  expect(await pinMatches(fixture, card.id, "4711")).toBe(true);
});

test("an auditor may not, and nothing is sent", async () => {
  const card = await fixture.newCard();
  const before = await fixture.calls("exchangeKey");
  await expect(run(request(card), "auditor")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await fixture.calls("exchangeKey")).toBe(before);
});

test.each([
  ["12a4", "pinDigits"],
  ["471", "pinLength"],
  ["4711471", "pinLength"],
  ["7777", "pinSameDigit"],
  ["2345", "pinRun"],
  ["1212", "pinRepeated"],
  ["1999", "pinYear"],
])("the PIN %s is refused by field (%s) before anything is sent or stored", async (pin, problem) => {
  const card = await fixture.newCard();
  const before = await fixture.calls("exchangeKey");
  const input = request(card, { pin });
  await expect(run(input)).rejects.toMatchObject({ code: "INVALID_INPUT", fields: { pin: problem } });
  expect(await fixture.calls("exchangeKey")).toBe(before);
  expect(await db().operation.count({ where: { id: input.operationId } })).toBe(0);
});

test("the card's own last four digits are refused", async () => {
  const card = await fixture.newCard();
  await db().card.update({ where: { id: card.id }, data: { last4: "9275" } });
  await expect(run(request(card, { pin: "9275" }))).rejects.toMatchObject({ fields: { pin: "pinOnCard" } });
});

test("bad input, an unknown card, an old version and a terminated card are refused", async () => {
  const card = await fixture.newCard();
  for (const bad of [{ pin: 918273 }, { pin: undefined }, { operationId: "x" }, { extra: 1 }]) {
    await expect(run(request(card, bad))).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
  await expect(run(request(card, { cardId: randomUUID() }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(run(request(card, { version: card.version - 1 }))).rejects.toMatchObject({ code: "STALE" });
  const gone = await fixture.newCard("Terminated");
  await expect(run(request(gone))).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("a card whose reference id the issuer never told is refused, and it says so", async () => {
  const card = await fixture.newCard();
  await db().card.update({ where: { id: card.id }, data: { referenceId: null } });
  await expect(run(request(card))).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: { needs: "reference-id" },
  });
});

test("pressed again and again, or at once, it is sent once, also with another PIN under the same id", async () => {
  const card = await fixture.newCard();
  const before = await fixture.calls("setCardPin");
  await fixture.fault("setCardPin", "delay", { ms: 150 });
  const input = request(card);
  const answers = await Promise.all(Array.from({ length: 5 }, () => run(input)));
  expect(answers.some((answer) => answer.status === "succeeded")).toBe(true);
  expect((await run({ ...input, pin: "4711" })).status).toBe("succeeded");
  expect(await fixture.calls("setCardPin")).toBe(before + 1);
  expect(await pinMatches(fixture, card.id, PIN)).toBe(true);
  await expect(run(input, "admin")).rejects.toMatchObject({ code: "STALE" });
});

test.each([
  ["status-500", false],
  ["drop-before-effect", false],
  ["drop-after-effect", true],
  ["status-500-after", true],
  ["garbage-body", true],
] as const)(
  "%s: unknown, then unconfirmed once it can no longer take effect; never sent twice",
  async (fault, tookEffect) => {
    const card = await fixture.newCard();
    const before = await fixture.calls("setCardPin");
    await fixture.fault("setCardPin", fault);
    const input = request(card);
    expect((await run(input)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 5)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 60)).status).toBe("unconfirmed");
    expect((await run(input)).status).toBe("unconfirmed");
    expect((await fixture.follow(input.operationId, 90)).status).toBe("unconfirmed");
    expect(await fixture.calls("setCardPin")).toBe(before + 1);
    expect(await outcomes(input.operationId)).toEqual(["unknown", "unknown"]);
    expect((await fixture.recorded(input.operationId)).operation.completedAt).not.toBeNull();
    expect(await pinMatches(fixture, card.id, PIN)).toBe(tookEffect);
  },
);

test("a lost answer holds up another PIN until it cannot take effect any more, and never a lock", async () => {
  const card = await fixture.newCard();
  await fixture.fault("setCardPin", "drop-before-effect");
  const lost = request(card);
  await run(lost);
  const seen = await getCard(fixture.viewer("support"), fixture.context(), card.id);
  expect(seen).toMatchObject({ undecided: null, undecidedPin: { id: lost.operationId, status: "unknown" } });
  await expect(run(request(card))).rejects.toMatchObject({ code: "BUSY" });
  const lock = { operationId: randomUUID(), cardId: card.id, version: card.version, reason: "" };
  expect((await lockCard(fixture.viewer("support"), fixture.context(), lock)).status).toBe("succeeded");
  await fixture.follow(lost.operationId, 60);
  const locked = await fixture.mirrored(card.id);
  expect((await run(request(locked))).status).toBe("succeeded");
  expect(await pinMatches(fixture, card.id, PIN)).toBe(true);
});

test("a lock whose answer was lost does not hold up a PIN, but still another lock", async () => {
  const card = await fixture.newCard();
  await fixture.fault("lockCard", "drop-before-effect");
  const lock = () => ({ operationId: randomUUID(), cardId: card.id, version: card.version, reason: "" });
  await lockCard(fixture.viewer("support"), fixture.context(), lock());
  expect((await run(request(card))).status).toBe("succeeded");
  await expect(lockCard(fixture.viewer("support"), fixture.context(), lock())).rejects.toMatchObject({
    code: "BUSY",
  });
});

test.each([
  { serverKey: "leading-zero" },
  { serverKey: "leading-zero-z" },
  { coordinates: "hex-padded" },
  { coordinates: "base64url" },
  { kid: "omit" },
])("works when the issuer's key comes as %j", async (switches) => {
  await fixture.sandbox.control("pci", switches);
  const card = await fixture.newCard();
  expect((await run(request(card))).status).toBe("succeeded");
  expect(await pinMatches(fixture, card.id, PIN)).toBe(true);
});

test.each([{ pciEnvelope: "standard" }, { casing: "snake" }, { extras: true }])(
  "works when the issuer answers as %j",
  async (shape) => {
    await fixture.sandbox.control("shape", shape);
    const card = await fixture.newCard();
    expect((await run(request(card))).status).toBe("succeeded");
  },
);

test.each([{ serverKey: "off-curve" }, { kid: "wrong" }])(
  "%j: no PIN is sent, nothing is in doubt, and the next try may work",
  async (switches) => {
    const card = await fixture.newCard();
    await fixture.sandbox.control("pci", switches);
    const before = await fixture.calls("setCardPin");
    const input = request(card);
    const refused = { code: "ISSUER_UNREADABLE", details: { changed: "no" } };
    await expect(run(input)).rejects.toMatchObject(refused);
    await expect(run(input)).rejects.toMatchObject(refused);
    expect(await fixture.calls("setCardPin")).toBe(before);
    expect(await outcomes(input.operationId)).toEqual(["refused"]);
    await fixture.sandbox.control("pci", {});
    expect((await run(request(card))).status).toBe("succeeded");
  },
);

test.each([
  "status-500",
  "drop-before-effect",
  "drop-after-effect",
  "garbage-body",
  "rate-limited",
  "not-found",
])("a key exchange that fails (%s) sends no PIN and leaves no doubt", async (fault) => {
  const card = await fixture.newCard();
  await fixture.fault("exchangeKey", fault);
  const before = await fixture.calls("setCardPin");
  const input = request(card);
  await expect(run(input)).rejects.toMatchObject({
    code: expect.stringMatching(/^(ISSUER_|RATE_LIMITED)/),
    details: { changed: "no" },
  });
  expect(await fixture.calls("setCardPin")).toBe(before);
  expect(await outcomes(input.operationId)).toEqual(["refused"]);
});

test("a session that the issuer says is over is made anew once, and the PIN is then set", async () => {
  const card = await fixture.newCard();
  const [exchanges, pins] = [await fixture.calls("exchangeKey"), await fixture.calls("setCardPin")];
  await fixture.sandbox.control("pci", { session: "expired" });
  await fixture.fault("exchangeKey", "delay", { ms: 1 });
  await fixture.fault("exchangeKey", "delay", { ms: 1_500 });
  const setting = run(request(card));
  await vi.waitFor(async () => expect(await fixture.calls("exchangeKey")).toBe(exchanges + 2), 1_400);
  await fixture.sandbox.control("pci", {});
  expect((await setting).status).toBe("succeeded");
  expect(await fixture.calls("setCardPin")).toBe(pins + 2);
  expect(await pinMatches(fixture, card.id, PIN)).toBe(true);
});

test("a session that is over again ends it: two tries, a definite no with the issuer's code", async () => {
  const card = await fixture.newCard();
  const pins = await fixture.calls("setCardPin");
  await fixture.sandbox.control("pci", { session: "expired" });
  const input = request(card);
  await expect(run(input)).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
    details: { issuerCode: "SBX-SESSION-EXPIRED", changed: "no" },
  });
  expect(await fixture.calls("setCardPin")).toBe(pins + 2);
  expect(await pinMatches(fixture, card.id, PIN)).toBe(false);
});

test("a refusal that does not speak of the session is not tried again", async () => {
  const card = await fixture.newCard();
  const pins = await fixture.calls("setCardPin");
  await fixture.fault("setCardPin", "rate-limited");
  await expect(run(request(card))).rejects.toMatchObject({ code: "RATE_LIMITED" });
  expect(await fixture.calls("setCardPin")).toBe(pins + 1);
});

test("the PIN is in no row of the database, whatever happened", async () => {
  const pin = "60718294";
  const card = await fixture.newCard();
  await expect(run(request(card, { pin }))).rejects.toMatchObject({ fields: { pin: "pinLength" } });
  const marker = "607182";
  await run(request(card, { pin: marker }));
  await fixture.fault("setCardPin", "garbage-body");
  const lost = request(card, { pin: marker });
  await run(lost);
  await fixture.follow(lost.operationId, 60);
  const rows = await everyRowAsText();
  expect(rows).toContain(lost.operationId);
  expect(rows).not.toMatch(new RegExp(`(?<![0-9a-f.])${marker}(?![0-9a-f])`));
});

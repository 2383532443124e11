import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { activateCard } from "@/lib/cards/activate-card";
import { setPin } from "@/lib/cards/set-pin";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { everyRowAsText } from "@/scripts/testing/every-row";
import { newPhysicalCard, type PhysicalCard, pinMatches } from "@/scripts/testing/secrets-fixture";

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

const request = (physical: PhysicalCard, over: object = {}) => ({
  operationId: randomUUID(),
  cardId: physical.card.id,
  version: physical.card.version,
  pin: PIN,
  physicalCardReferenceId: physical.physicalCardReferenceId,
  activateCode: physical.activateCode,
  ...over,
});
type Role = Parameters<CardFixture["viewer"]>[0];
const run = (input: unknown, role: Role = "support") =>
  activateCard(fixture.viewer(role), fixture.context(), input);
const status = async (cardId: string) => (await fixture.mirrored(cardId)).status;

test.each(["admin", "finance", "support"] as const)(
  "%s activates a physical card with its PIN; it is Active because Get Card says so",
  async (role) => {
    const physical = await newPhysicalCard(fixture);
    expect(physical.card.status).toBe("Inactive");
    const input = request(physical);
    const reads = await fixture.calls("getCard", physical.card.id);
    expect(await run(input, role)).toMatchObject({ status: "succeeded", result: { status: "Active" } });
    expect(await fixture.calls("getCard", physical.card.id)).toBe(reads + 1);
    expect(await status(physical.card.id)).toBe("Active");
    expect(await pinMatches(fixture, physical.card.id, PIN)).toBe(true);
    expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["succeeded"]);
  },
);

test("when neither Get Card nor the list can be read after the yes, the card is not shown active", async () => {
  const physical = await newPhysicalCard(fixture);
  await fixture.fault("getCard", "not-found");
  await fixture.fault("listCards", "status-500", { times: 3 });
  expect(await run(request(physical))).toMatchObject({ status: "succeeded", result: {} });
  expect(await status(physical.card.id)).toBe("Inactive");
});

test("an auditor may not, and nothing is sent", async () => {
  const physical = await newPhysicalCard(fixture);
  const before = await fixture.calls("exchangeKey");
  await expect(run(request(physical), "auditor")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await fixture.calls("exchangeKey")).toBe(before);
});

test("a weak PIN, missing activation facts and an old version are refused before anything is sent", async () => {
  const physical = await newPhysicalCard(fixture);
  const before = await fixture.calls("exchangeKey");
  await expect(run(request(physical, { pin: "1234" }))).rejects.toMatchObject({ fields: { pin: "pinRun" } });
  await expect(run(request(physical, { activateCode: " " }))).rejects.toMatchObject({
    fields: { activateCode: "required" },
  });
  await expect(run(request(physical, { physicalCardReferenceId: "" }))).rejects.toMatchObject({
    fields: { physicalCardReferenceId: "required" },
  });
  await expect(run(request(physical, { version: 0 }))).rejects.toMatchObject({ code: "STALE" });
  expect(await fixture.calls("exchangeKey")).toBe(before);
});

test.each(["Active", "Locked", "Terminated"] as const)("a card that is %s is not activated", async (from) => {
  const card = await fixture.newCard(from);
  const physical = { card, physicalCardReferenceId: "x", activateCode: "y" };
  await expect(run(request(physical))).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

test("a wrong activation code is the issuer's refusal: the card stays inactive and gets no PIN", async () => {
  const physical = await newPhysicalCard(fixture);
  const input = request(physical, { activateCode: "WRONG123" });
  await expect(run(input)).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
    details: { issuerCode: "SBX-WRONG-ACTIVATION-CODE", changed: "no" },
  });
  expect(await status(physical.card.id)).toBe("Inactive");
  expect(await pinMatches(fixture, physical.card.id, PIN)).toBe(false);
  expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["refused"]);
  expect((await run(request(physical))).status).toBe("succeeded");
});

test.each(["status-500", "drop-before-effect"])(
  "%s: unknown, then not applied once it can no longer take effect; never sent twice",
  async (fault) => {
    const physical = await newPhysicalCard(fixture);
    const before = await fixture.calls("setCardPin");
    await fixture.fault("setCardPin", fault);
    const input = request(physical);
    expect((await run(input)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 5)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 60)).status).toBe("not_applied");
    expect(await status(physical.card.id)).toBe("Inactive");
    expect(await fixture.calls("setCardPin")).toBe(before + 1);
    expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["unknown", "not_applied"]);
  },
);

test.each(["drop-after-effect", "status-500-after", "garbage-body", "late"])(
  "%s: unknown, then found Active by reading; never sent twice",
  async (fault) => {
    const physical = await newPhysicalCard(fixture);
    const before = await fixture.calls("setCardPin");
    await fixture.fault("setCardPin", fault, { ms: 1 });
    const input = request(physical);
    expect((await run(input)).status).toBe("unknown");
    expect(await status(physical.card.id)).toBe("Inactive");
    await expect
      .poll(async () => (await issuer().getCard({ cardId: physical.card.id })).data.status)
      .toBe("Active");
    expect((await fixture.follow(input.operationId, 5)).status).toBe("succeeded");
    expect(await status(physical.card.id)).toBe("Active");
    expect((await run(input)).status).toBe("succeeded");
    expect(await fixture.calls("setCardPin")).toBe(before + 1);
    expect((await fixture.recorded(input.operationId)).outcomes).toEqual(["unknown", "succeeded"]);
  },
);

test("an activation and a PIN that are both in doubt never overlap, since each sets a PIN", async () => {
  const physical = await newPhysicalCard(fixture);
  const pin = {
    operationId: randomUUID(),
    cardId: physical.card.id,
    version: physical.card.version,
    pin: "4711",
  };
  await fixture.fault("setCardPin", "drop-before-effect");
  await run(request(physical));
  await expect(setPin(fixture.viewer("support"), fixture.context(), pin)).rejects.toMatchObject({
    code: "BUSY",
  });
  const other = await newPhysicalCard(fixture);
  await fixture.fault("setCardPin", "drop-before-effect");
  await setPin(fixture.viewer("support"), fixture.context(), {
    ...pin,
    operationId: randomUUID(),
    cardId: other.card.id,
    version: other.card.version,
  });
  await expect(run(request(other))).rejects.toMatchObject({ code: "BUSY" });
});

test("pressed again and again it is sent once", async () => {
  const physical = await newPhysicalCard(fixture);
  const before = await fixture.calls("setCardPin");
  await fixture.fault("setCardPin", "delay", { ms: 150 });
  const input = request(physical);
  const answers = await Promise.all(Array.from({ length: 5 }, () => run(input)));
  expect(answers.some((answer) => answer.status === "succeeded")).toBe(true);
  expect(await fixture.calls("setCardPin")).toBe(before + 1);
});

test("neither PIN nor activation code is in any row of the database", async () => {
  const physical = await newPhysicalCard(fixture);
  await run(request(physical, { pin: "620718" }));
  const rows = await everyRowAsText();
  expect(rows).toContain(physical.physicalCardReferenceId);
  expect(rows).not.toContain(physical.activateCode);
  expect(rows).not.toMatch(/(?<![0-9a-f.])620718(?![0-9a-f])/);
  expect(await db().operation.count({ where: { kind: "cards.activate" } })).toBeGreaterThan(0);
});

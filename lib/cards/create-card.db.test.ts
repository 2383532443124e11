import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/sessions";
import { createCard } from "@/lib/cards/create-card";
import { findUndecidedCreation } from "@/lib/cards/find-undecided-creation";
import { getCard } from "@/lib/cards/get-card";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
let userId: string;
beforeAll(async () => {
  fixture = await startCardFixture();
  const { data } = await issuer().listCards({ offset: 0, limit: 200 });
  userId = data.find((card) => card.pUserId)?.pUserId ?? (await userOfTransaction());
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

/** List items do not name a card's user; its transactions do. */
async function userOfTransaction(): Promise<string> {
  const { data } = await issuer().listTransactions({ offset: 0, limit: 500 });
  return data.find((transaction) => transaction.pUserId)?.pUserId ?? "";
}

const request = (more: Record<string, unknown> = {}) => ({
  operationId: randomUUID(),
  mode: "B2B",
  title: `Made ${randomUUID().slice(0, 8)}`,
  currency: "HKD",
  limits: [{ period: "Daily", setting: { kind: "amount", amount: "500" } }],
  ...more,
});
const run = (input: unknown, role: Viewer["role"] = "finance") =>
  createCard(fixture.viewer(role), fixture.context(), input);
const sent = () => fixture.calls("createCard");
const cardsTitled = async (title: string) => {
  const { data } = await issuer().listCards({ offset: 0, limit: 200 });
  return data.filter((card) => card.title === title);
};

test("a B2B card is created once, mirrored with its limits, its mode recorded, and shows in its own activity", async () => {
  const input = request();
  const operation = await run(input);
  const cardId = String(Object(operation.result).cardId);
  const card = await getCard(fixture.viewer("finance"), fixture.context(), cardId);
  expect(card).toMatchObject({
    title: input.title,
    currency: "HKD",
    mode: { value: "B2B" },
    holder: { kind: "company", userId: null, name: null },
    limits: expect.arrayContaining([expect.objectContaining({ period: "Daily", limit: "500" })]),
    activity: [{ action: "cards.create", outcome: "succeeded", actor: "finance@example.com" }],
  });
  expect(await cardsTitled(input.title)).toHaveLength(1);
});

test("a B2C card belongs to the user it was created for", async () => {
  const operation = await run(request({ mode: "B2C", pUserId: userId }));
  const cardId = String(Object(operation.result).cardId);
  const card = await getCard(fixture.viewer("finance"), fixture.context(), cardId);
  expect(card).toMatchObject({ mode: { value: "B2C" }, holder: { userId } });
});

test("support and auditors may not create cards", async () => {
  const before = await sent();
  for (const role of ["support", "auditor"] as const)
    await expect(run(request(), role)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await sent()).toBe(before);
});

test.each([
  [{ mode: "B2C" }, { pUserId: "userNeeded" }],
  [{ pUserId: "u-1" }, { pUserId: "userNotAllowed" }],
  [{ title: " " }, { title: "titleNeeded" }],
  [{ title: "4111 1111 1111 1111" }, { title: "cardNumber" }],
  [{ currency: "HK" }, { currency: "currencyFormat" }],
  [
    { currency: "JPY", limits: [{ period: "Daily", setting: { kind: "amount", amount: "1.5" } }] },
    { Daily: "amountPrecision" },
  ],
])("%j is refused before anything is sent, and says which field", async (more, fields) => {
  const before = await sent();
  await expect(run(request(more))).rejects.toMatchObject({ code: "INVALID_INPUT", fields });
  expect(await sent()).toBe(before);
});

test("a contract without card creation is the issuer's refusal with its code, not a fault of our signature", async () => {
  await fixture.sandbox.control("shape", { createCard: "refused" });
  const input = request();
  await expect(run(input)).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
    details: { issuerCode: "SBX-CREATE-NOT-ALLOWED", changed: "no" },
  });
  expect(await fixture.recorded(input.operationId)).toMatchObject({
    operation: { status: "refused" },
    outcomes: ["refused"],
  });
});

test("an unknown user is the issuer's refusal", async () => {
  await expect(run(request({ mode: "B2C", pUserId: randomUUID() }))).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
  });
});

test.each(["status-500", "drop-before-effect"])(
  "%s: no card is made, and that is found out",
  async (fault) => {
    await fixture.fault("createCard", fault);
    const input = request();
    const before = await sent();
    expect((await run(input)).status).toBe("unknown");
    expect(await findUndecidedCreation(fixture.viewer("finance"))).toMatchObject({ id: input.operationId });
    expect((await fixture.follow(input.operationId, 5)).status).toBe("unknown");
    expect((await fixture.follow(input.operationId, 60)).status).toBe("not_applied");
    expect(await findUndecidedCreation(fixture.viewer("finance"))).toBeNull();
    expect(await sent()).toBe(before + 1);
  },
);

test.each(["drop-after-effect", "garbage-body", "empty-body", "status-500-after"])(
  "%s: the card that was made is found by reading, and no second one is made",
  async (fault) => {
    await fixture.fault("createCard", fault);
    const input = request({ mode: "B2C", pUserId: userId });
    const before = await sent();
    expect((await run(input)).status).toBe("unknown");
    const found = await fixture.follow(input.operationId, 5);
    expect(found.status).toBe("succeeded");
    const cardId = String(Object(found.result).cardId);
    expect(await cardsTitled(input.title)).toMatchObject([{ id: cardId }]);
    const card = await getCard(fixture.viewer("finance"), fixture.context(), cardId);
    expect(card).toMatchObject({ title: input.title, mode: { value: "B2C" }, holder: { userId } });
    expect((await run(input)).status).toBe("succeeded");
    expect(await sent()).toBe(before + 1);
  },
);

test("a card that comes late is found", async () => {
  await fixture.fault("createCard", "late", { ms: 300 });
  const input = request();
  expect((await run(input)).status).toBe("unknown");
  let ahead = 0;
  await vi.waitFor(async () => {
    ahead += 2;
    expect((await fixture.follow(input.operationId, ahead)).status).toBe("succeeded");
  }, 5_000);
  expect(await cardsTitled(input.title)).toHaveLength(1);
});

test("pressed again and again, one after the other or at once, one card is made", async () => {
  await fixture.fault("createCard", "delay", { ms: 150 });
  const input = request();
  const answers = await Promise.all(Array.from({ length: 5 }, () => run(input)));
  expect(answers.some((answer) => answer.status === "succeeded")).toBe(true);
  expect((await run(input)).status).toBe("succeeded");
  expect(await cardsTitled(input.title)).toHaveLength(1);
});

test("two cards of the same title, one reply lost: the lost one is not taken for the other", async () => {
  const title = `Twin ${randomUUID().slice(0, 8)}`;
  const made = await run(request({ title }));
  await fixture.fault("createCard", "drop-after-effect");
  const lost = request({ title });
  await run(lost);
  const found = await fixture.follow(lost.operationId, 5);
  expect(found.status).toBe("succeeded");
  expect(Object(found.result).cardId).not.toBe(Object(made.result).cardId);
  const creations = await db().auditEntry.count({ where: { action: "cards.create", outcome: "succeeded" } });
  expect(creations).toBeGreaterThan(1);
});

test.each([
  { envelope: "bare" },
  { envelope: "string-code", casing: "camel" },
  { envelope: "code-zero", single: "named", numbers: "number" },
  { envelope: "error-code", casing: "camelID", errorStatus: "always-200" },
  { extras: true, listsAs: "array", single: "flat" },
  { omitOptional: true, limitIds: true },
])("works when the issuer answers as %j", async (shape) => {
  await fixture.sandbox.control("shape", shape);
  const operation = await run(request());
  expect(operation.status).toBe("succeeded");
  expect(await fixture.mirrored(String(Object(operation.result).cardId))).toMatchObject({ status: "Active" });
});

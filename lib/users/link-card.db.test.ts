import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getUserBalances } from "@/lib/balances/get-user-balances";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { createUser } from "./create-user";
import { getUserProfile } from "./get-user-profile";
import { linkCard } from "./link-card";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

let phones = 70_000_000;

async function newUser(): Promise<string> {
  phones += 1;
  const { result } = await createUser(fixture.viewer("admin"), fixture.context(), {
    operationId: randomUUID(),
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "PASSPORT",
    documentNumber: "P1234567",
    firstName: "Mei",
    dateOfBirth: "1990-01-31",
    issuingCountry: "HKG",
  });
  if (result && typeof result === "object" && "userId" in result) return String(result.userId);
  throw new Error("no user was made");
}

const stock = (count: number) =>
  fixture.sandbox.control("purchase", { count, mode: "B2C", settlement_currency: "HKD" });

const link = (userId: string, operationId = randomUUID(), role: "admin" | "support" = "admin") =>
  linkCard(fixture.viewer(role), fixture.context(), { operationId, userId });

async function failure(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

/** How many living cards the issuer itself says the user has. */
async function cardsAtIssuer(userId: string): Promise<number> {
  const cards = await Promise.all(
    (await issuer().listCards({ offset: 0, limit: 1000 })).data.map(({ id }) =>
      issuer().getCard({ cardId: id }),
    ),
  );
  return cards.filter(({ data }) => data.pUserId === userId && data.status !== "Terminated").length;
}

test("a link gives one card, which is the user's in the mirror and on the profile; a repeated click is the same", async () => {
  await stock(1);
  const [userId, operationId] = [await newUser(), randomUUID()];
  const calls = await fixture.calls("linkCard");
  const one = await link(userId, operationId);
  expect(await link(userId, operationId)).toMatchObject({ status: "succeeded", result: one.result });
  expect(await fixture.calls("linkCard")).toBe(calls + 1);
  const profile = await getUserProfile(fixture.viewer("admin"), fixture.context(), userId);
  expect(profile.card).toMatchObject({ id: expect.any(String) });
  expect(one.result).toMatchObject({ cardId: profile.card?.id });
  expect(profile.may.linkCard).toBe(false);
  expect(profile.history?.map((entry) => entry.action)).toEqual(["users.link_card", "users.create"]);
  expect(await db().card.findUniqueOrThrow({ where: { id: profile.card?.id ?? "" } })).toMatchObject({
    pUserId: userId,
    mode: "B2C",
  });
});

test("a second link is refused before the call, naming the card; a terminated card stands in nobody's way", async () => {
  await stock(2);
  const userId = await newUser();
  await link(userId);
  const calls = await fixture.calls("linkCard");
  const error = await failure(link(userId));
  const card = await db().card.findFirstOrThrow({ where: { pUserId: userId } });
  expect(error).toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: { needs: "card-linked", cardId: card.id },
  });
  expect(await fixture.calls("linkCard")).toBe(calls);
  await issuer().terminateCard({ cardId: card.id });
  const { data } = await issuer().getCard({ cardId: card.id });
  await mirrorCard(db(), data, { at: new Date(), from: "detail" });
  expect((await link(userId)).status).toBe("succeeded");
});

test("a card that only the issuer knows of is told in words after its refusal", async () => {
  await stock(1);
  const userId = await newUser();
  const { referenceId } = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
  await issuer().linkCard({ referenceId: referenceId ?? "" });
  const error = await failure(link(userId));
  expect(error).toMatchObject({
    code: "ISSUER_REFUSED",
    details: { needs: "card-linked", changed: "no" },
  });
});

test("two agents linking at once end with exactly one card for the user", async () => {
  await stock(3);
  const userId = await newUser();
  const calls = await fixture.calls("linkCard");
  await fixture.fault("linkCard", "delay", { ms: 400 });
  const results = await Promise.allSettled([
    link(userId),
    link(userId, randomUUID(), "support"),
    link(userId),
  ]);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  for (const result of results) {
    if (result.status === "rejected")
      expect(result.reason.code).toMatch(/^(BUSY|NOT_ALLOWED_NOW|ISSUER_REFUSED)$/);
  }
  expect(await fixture.calls("linkCard")).toBe(calls + 1);
  expect(await cardsAtIssuer(userId)).toBe(1);
  expect(await db().card.count({ where: { pUserId: userId } })).toBe(1);
});

test("two agents linking two users at once give each exactly one card of its own", async () => {
  await stock(2);
  const users = [await newUser(), await newUser()];
  await fixture.fault("linkCard", "delay", { ms: 300, times: 2 });
  await Promise.all(users.map((userId) => link(userId)));
  const cards = await db().card.findMany({ where: { pUserId: { in: users } } });
  expect(new Set(cards.map((card) => card.pUserId)).size).toBe(2);
  expect(await Promise.all(users.map(cardsAtIssuer))).toEqual([1, 1]);
});

test.each([
  ["drop-after-effect", "succeeded", 1],
  ["drop-before-effect", "not_applied", 0],
])("a link whose answer was lost (%s) is found by reading: %s", async (fault, status, cards) => {
  await stock(1);
  const [userId, operationId] = [await newUser(), randomUUID()];
  await fixture.fault("linkCard", fault);
  expect((await link(userId, operationId)).status).toBe("unknown");
  expect((await failure(link(userId))).code).toBe("BUSY");
  expect((await fixture.follow(operationId, 60)).status).toBe(status);
  expect(await db().card.count({ where: { pUserId: userId } })).toBe(cards);
  expect(await cardsAtIssuer(userId)).toBe(cards);
});

test("an empty pool is told in words, and nothing is changed", async () => {
  for (let tries = 0; tries < 30; tries += 1) {
    const userId = await newUser();
    const { referenceId } = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
    const taken = await issuer()
      .linkCard({ referenceId: referenceId ?? "" })
      .catch(() => null);
    if (!taken) break;
  }
  const userId = await newUser();
  const error = await failure(link(userId));
  expect(error).toMatchObject({ code: "ISSUER_REFUSED", details: { needs: "pool-empty", changed: "no" } });
  expect(await cardsAtIssuer(userId)).toBe(0);
});

test("balances are the issuer's of this moment, per currency, and a failing issuer is said", async () => {
  const userId = await newUser();
  await fixture.sandbox.control("deposit", { p_user_id: userId, currency: "USD", amount: "12.34" });
  const { balances } = await getUserBalances(fixture.viewer("finance"), fixture.context(), userId);
  expect(balances).toContainEqual({ currency: "USD", balance: "12.34" });
  await fixture.fault("getBalance", "status-500", { times: 5 });
  const error = await failure(getUserBalances(fixture.viewer("finance"), fixture.context(), userId));
  expect(error.code).toBe("ISSUER_UNREACHABLE");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { issuer } from "@/lib/issuer/issuer";
import { paginate } from "@/lib/issuing/paginate";
import { type RevealFixture, revealRequest, startRevealFixture } from "@/scripts/testing/reveal-fixture";

let at: RevealFixture;
beforeAll(async () => {
  at = await startRevealFixture();
});
afterAll(() => at.fixture.sandbox.stop());

interface Arrived {
  operation: string;
  request_id: string | null;
}

/** What the issuer received of these operations. */
async function arrived(...operations: string[]): Promise<Arrived[]> {
  const { requests } = await at.fixture.sandbox.control<{ requests: Arrived[] }>("requests");
  return requests.filter(({ operation }) => operations.includes(operation));
}

test("the key exchange, the call after it and what repeats them name themselves by ids of their own", async () => {
  for (let reveal = 0; reveal < 2; reveal += 1) {
    const { card } = await at.newCard();
    await at.run(await at.holder(), revealRequest(card));
  }
  const calls = await arrived("exchangeKey", "getFullCardNumber");
  expect(calls.map(({ operation }) => operation)).toContain("getFullCardNumber");
  expect(calls.length).toBeGreaterThanOrEqual(3);
  expect(new Set(calls.map((call) => call.request_id)).size).toBe(calls.length);
  expect(calls.every((call) => call.request_id !== null)).toBe(true);
});

test("each page of a list names itself by an id of its own", async () => {
  for (let card = 0; card < 3; card += 1) await at.newCard();
  const before = (await arrived("listCards")).length;
  const read = (page: { offset: number; limit: number }) => issuer().listCards(page);
  for await (const page of paginate(read, { operation: "listCards", limit: 1 })) expect(page).toBeDefined();
  const calls = await arrived("listCards");
  expect(calls.length - before).toBeGreaterThanOrEqual(3);
  expect(new Set(calls.map((call) => call.request_id)).size).toBe(calls.length);
});

import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/sessions";
import { userOwnerKey } from "@/lib/balances/constants";
import { ownerFrom } from "@/lib/balances/owner";
import { recordBalances } from "@/lib/balances/record-balances";
import { db } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";

const decided = new Date("2026-05-01T00:00:00Z");
const minutes = (count: number) => new Date(decided.getTime() + count * 60_000);

const staff = { id: randomUUID(), email: "support@example.com", name: "Support" };
const viewer: Viewer = { ...staff, role: "support", sessionId: randomUUID(), grants: [] };

async function newCard(mode: "B2B" | "B2C" | null, pUserId: string | null) {
  const known = { settlementCurrency: "HKD", raw: {}, syncedAt: minutes(-5), sortAt: minutes(-5) };
  const data = { id: randomUUID(), status: "Active", expiration: "04/32", mode, pUserId, ...known };
  return (await db().card.create({ data })).id;
}

/** A declined 200 HKD that a webhook tells of ten seconds later; what is known of its card then. */
async function declined(card: string) {
  const id = randomUUID();
  const transaction = decodeTransaction({
    id,
    card,
    status: "Declined",
    type: "Sales",
    transaction_currency: "HKD",
    transaction_amount: "-200",
    local_currency: "HKD",
    local_amount: "-200",
    p_created_at: decided.toISOString(),
  });
  const observed = [{ transaction, action: "Authorization" }];
  const now = new Date(decided.getTime() + 10_000);
  await db().$transaction((tx) => mirrorTransactions(tx, observed, "webhook", now));
  const context = { requestId: randomUUID(), language: "en", clock: { now: () => now } };
  return getTransaction(viewer, context, id);
}

const reads = (owner: string, amount: string, at: Date, currency = "HKD") =>
  recordBalances(ownerFrom(owner), [{ currency, balance: amount }], { at, source: "sync" });

test("a decline for want of money is explained with the user's balance as it was read before, and how long before", async () => {
  const userId = randomUUID();
  await reads(userOwnerKey(userId), "120.50", minutes(-12));
  const { then, decline, now } = await declined(await newCard("B2C", userId));
  expect(then?.balance).toEqual({
    available: "120.5",
    currency: "HKD",
    readAt: expect.stringMatching(/^2026-04-30T23:48:00/),
    certainty: "known",
  });
  expect(decline?.causes).toEqual([
    expect.objectContaining({ kind: "balance", available: "120.5", short: "79.5", minutesBefore: 12 }),
  ]);
  expect(now?.balance).toMatchObject({ available: "120.5", certainty: "now" });
});

test("a company card is measured by the company's balance, not by a user's", async () => {
  await reads("corporate", "1", minutes(-1));
  const { decline } = await declined(await newCard("B2B", null));
  expect(decline?.causes).toMatchObject([{ kind: "balance", available: "1" }]);
});

test.each<[string, (owner: string) => Promise<void>]>([
  ["was never read", async () => undefined],
  ["was read more than an hour before", (owner) => reads(owner, "1", minutes(-61))],
  ["is in another currency", (owner) => reads(owner, "1", minutes(-1), "USD")],
  ["became what it is after the decision", (owner) => reads(owner, "1", minutes(1))],
])("a balance that %s is not taken for the cause", async (_name, read) => {
  const userId = randomUUID();
  await read(userOwnerKey(userId));
  const { then, decline } = await declined(await newCard("B2C", userId));
  expect(then?.balance).toBeNull();
  expect(decline?.causes).toEqual([]);
});

test("a card of which nobody knows who pays has no balance", async () => {
  const { then, now } = await declined(await newCard(null, null));
  expect([then?.balance, now?.balance]).toEqual([null, null]);
});

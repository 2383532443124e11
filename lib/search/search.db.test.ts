import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/auth/constants";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { decodeTransactions } from "@/lib/issuing/wire-transaction";
import { listRecent } from "@/lib/search/list-recent";
import { search } from "@/lib/search/search";
import { mirrorTransactions, observedInList } from "@/lib/transactions/mirror-transactions";

const context: RequestContext = { requestId: randomUUID(), language: "en", clock: systemClock };
const at = new Date("2026-05-01T00:00:00Z");

function viewer(role: string): Viewer {
  const name = `The ${role}`;
  return { id: randomUUID(), email: "", name, role: role as Role, sessionId: randomUUID(), grants: [] };
}

const find = async (q: string) => {
  const { cards, people, transactions } = await search(viewer("support"), context, { q });
  const ids = (hits: { id: string }[] | null) => hits?.map(({ id }) => id).sort();
  return { cards: ids(cards), people: ids(people), transactions: ids(transactions) };
};

beforeAll(async () => {
  const people = [
    { id: "user-1", firstName: "Wing", lastName: "Chan", callingCode: "852", phoneNumber: "9123 4567" },
    { id: "user-2", firstName: "大文", lastName: "陳", callingCode: "+86", phoneNumber: "13812345678" },
    { id: "user-3", firstName: "José", lastName: "Ångström", callingCode: null, phoneNumber: null },
  ];
  await db().cardUser.createMany({ data: people.map((person) => ({ ...person, syncedAt: at })) });
  const cards = [
    { id: "card-1", title: "Travel 旅行", last4: "8348", referenceId: "ref-1", pUserId: "user-1" },
    { id: "card-2", title: "Ads", last4: "7001", referenceId: null, pUserId: "user-2" },
    { id: "card-3", title: "Ads spare", last4: "8348", referenceId: null, pUserId: null },
  ];
  const common = {
    status: "Active",
    settlementCurrency: "HKD",
    first6: "356772",
    raw: {},
    sortAt: at,
    syncedAt: at,
  };
  await db().card.createMany({ data: cards.map((card) => ({ ...common, ...card })) });
  const rows = [
    { id: "t-1", card: "card-1", transaction_amount: "-101", merchant_name: "Kowloon Tea House" },
    { id: "t-2", card: "card-2", transaction_amount: "-20", merchant_name: "壽司屋" },
    {
      id: "t-3",
      card: "card-2",
      transaction_amount: "-101",
      transaction_currency: "USD",
      merchant_name: "Air",
    },
  ].map((row) => ({
    type: "Sales",
    status: "Declined",
    transaction_currency: "HKD",
    p_created_at: "2026-04-30T12:00:00Z",
    ...row,
  }));
  const seen = observedInList(decodeTransactions(rows), at);
  await db().$transaction((tx) => mirrorTransactions(tx, seen, "sync", at));
});

const NOTHING = { cards: [], people: [], transactions: [] };

test.each([
  ["8348", { cards: ["card-1", "card-3"], transactions: ["t-1"] }],
  ["•••• 7001", { cards: ["card-2"], transactions: ["t-2", "t-3"] }],
  ["356772******7001", { cards: ["card-2"], transactions: ["t-2", "t-3"] }],
  ["ads", { cards: ["card-2", "card-3"], transactions: ["t-2", "t-3"] }],
  ["ads 8348", { cards: ["card-3"] }],
  ["ref-1", { cards: ["card-1"], transactions: ["t-1"] }],
  ["card-1", { cards: ["card-1"], transactions: ["t-1"] }],
  ["旅行", { cards: ["card-1"], transactions: ["t-1"] }],
  ["chan wing", { cards: ["card-1"], people: ["user-1"], transactions: ["t-1"] }],
  ["陳大文", { cards: ["card-2"], people: ["user-2"], transactions: ["t-2", "t-3"] }],
  ["陳", { cards: ["card-2"], people: ["user-2"], transactions: ["t-2", "t-3"] }],
  ["ångström", { people: ["user-3"] }],
  ["9123 4567", { cards: ["card-1"], people: ["user-1"], transactions: ["t-1"] }],
  ["+86 138 1234 5678", { cards: ["card-2"], people: ["user-2"], transactions: ["t-2", "t-3"] }],
  ["user-3", { people: ["user-3"] }],
  ["t-3", { transactions: ["t-3"] }],
  ["8348 tea", { transactions: ["t-1"] }],
  ["壽司", { transactions: ["t-2"] }],
  ["101", { transactions: ["t-1", "t-3"] }],
  ["HKD 101", { transactions: ["t-1"] }],
  ["nobody at all", {}],
  ["", {}],
  ["a", {}],
])("%j finds what it means, and nothing else", async (q, expected) => {
  expect(await find(q)).toEqual({ ...NOTHING, ...expected });
});

describe("who may search", () => {
  test("at most five of each come, the newest first", async () => {
    const data = Array.from({ length: 8 }, (_, n) => ({
      id: `many-${n}`,
      title: "Many",
      status: "Active",
      settlementCurrency: "HKD",
      raw: {},
      syncedAt: at,
      sortAt: new Date(at.getTime() + n * 1000),
    }));
    await db().card.createMany({ data });
    const { cards } = await search(viewer("support"), context, { q: "many" });
    expect(cards?.map(({ id }) => id)).toEqual(["many-7", "many-6", "many-5", "many-4", "many-3"]);
  });

  test("a role without the permission finds nothing, by text or by id", async () => {
    await expect(search(viewer("visitor"), context, { q: "ads" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(listRecent(viewer("visitor"), context, { things: "cards/card-1" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test.each(["4111 1111 1111 1111", "356772123456", "pay 4111111111111111"])(
    "the full card number %j is refused and not repeated",
    async (q) => {
      const refusal = await search(viewer("support"), context, { q }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: "INVALID_INPUT", fields: { q: "fullCardNumber" } });
      expect(JSON.stringify(refusal)).not.toContain("4111");
    },
  );
});

describe("what was opened lately", () => {
  const recent = (things: string) => listRecent(viewer("support"), context, { things });

  test("comes by its ids as it is now, without what is unknown", async () => {
    const found = await recent("cards/card-1,users/user-2,transactions/t-1,cards/gone");
    expect(found).toMatchObject({
      cards: [
        {
          id: "card-1",
          title: "Travel 旅行",
          last4: "8348",
          state: "active",
          holder: { kind: "user", name: "Wing Chan" },
        },
      ],
      people: [{ id: "user-2", name: "陳大文", phone: "+86 13812345678", cards: 1 }],
      transactions: [{ id: "t-1", cardId: "card-1", cardLast4: "8348", amount: "-101", currency: "HKD" }],
    });
  });

  test.each(["secrets/1", "cards/", "cards/%E0%A4%A", Array(11).fill("cards/a").join()])(
    "%j is refused",
    async (things) => {
      await expect(recent(things)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    },
  );
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routes } from "@/lib/issuing/routes";
import { startLocalIssuer, testClient } from "@/lib/issuing/testing/local-issuer";
import { samples } from "@/lib/issuing/testing/samples";

let issuer: Awaited<ReturnType<typeof startLocalIssuer>>;
beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer.stop());

const envelopes: [string, (data: unknown) => string][] = [
  ["code 200", (data) => JSON.stringify({ code: 200, message: "succeed", data })],
  ['code "200"', (data) => JSON.stringify({ code: "200", message: "success", data })],
  ["the placeholder 0", (data) => JSON.stringify({ code: 0, message: "anything", data })],
  ['the placeholder "0"', (data) => JSON.stringify({ code: "0", data })],
  ["error_code empty", (data) => JSON.stringify({ error_code: "", error_message: "", data })],
  ["only data", (data) => JSON.stringify({ data })],
  ["bare", (data) => JSON.stringify(data)],
  ["a byte order mark and blank lines", (data) => `\uFEFF\n${JSON.stringify({ code: 200, data })}\r\n \n`],
];

const casings: [string, (key: string) => string][] = [
  ["snake_case", (key) => key],
  ["camelCase", (key) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())],
  [
    "camelCase with ID",
    (key) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/Id$/, "ID"),
  ],
  ["PascalCase", (key) => key.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())],
];

function withKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withKeys(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [rename(key), withKeys(item, rename)]),
  );
}

it("there is a sample of every operation of the contract: 25 and echo", () => {
  expect(samples.map((sample) => sample.name).sort()).toEqual(Object.keys(routes).sort());
  expect(samples.length).toBe(26);
});

describe.each(samples)("$name", (sample) => {
  it("sends what the contract says, and signs exactly the bytes and the path that arrive", async () => {
    issuer.answerJson({ code: 200, message: "succeed", data: sample.data });
    await sample.call(testClient(issuer.url));
    const [request] = issuer.requests;
    expect(request).toMatchObject({
      method: sample.sent.method,
      url: sample.sent.url,
      signatureIsValid: true,
    });
    expect(request?.body.length ? JSON.parse(request.body.toString()) : undefined).toEqual(sample.sent.body);
    expect(request?.headers["content-type"]).toBe("application/json");
    expect(request?.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  describe.each(envelopes)("reads a reply with %s", (_envelope, wrap) => {
    it.each(casings)("in %s", async (_casing, rename) => {
      issuer.answerJson(wrap(withKeys(sample.data, rename)));
      const reply = await sample.call(testClient(issuer.url));
      expect(reply.data).toMatchObject(Object(sample.result));
      expect(reply.httpStatus).toBe(200);
      expect(reply.requestId).toBe(issuer.requests[0]?.headers["x-request-id"]);
    });
  });
});

describe("where the object may stand", () => {
  const card = { id: "c", status: "Active" };

  it.each([
    ["data is the card", { code: 200, data: card }],
    ["data.card", { code: 200, data: { card } }],
    ["card beside the code", { code: 200, message: "succeed", card }],
    ["the card beside the code", { code: 200, message: "succeed", ...card }],
    ["a bare card", card],
    ["only a reference id", { code: 200, data: { reference_id: "c", status: "Active" } }],
  ])("a card: %s", async (_name, body) => {
    issuer.answerJson(body);
    const reply = await testClient(issuer.url).getCard({ cardId: "c" });
    expect(reply.data).toMatchObject({ id: "c", status: "Active" });
  });

  it.each([
    ["data.cards", { code: 200, data: { cards: [card] } }, 1],
    ["data is the array", { code: 200, data: [card] }, 1],
    ["a bare array", [card], 1],
    ["cards beside the code", { code: 200, cards: [card] }, 1],
    ["under another name", { code: 200, data: { card_list: [card] } }, 1],
    ["null, as Go writes an empty list", { code: 200, data: { cards: null } }, 0],
    ["data null", { code: 200, message: "succeed", data: null }, 0],
    ["data empty", { code: 200, message: "succeed", data: {} }, 0],
    ["no data", { code: 200, message: "succeed" }, 0],
  ])("a list of cards: %s", async (_name, body, count) => {
    issuer.answerJson(body);
    const reply = await testClient(issuer.url).listCards({ offset: 0, limit: 10 });
    expect(reply.data.map((row) => row.id)).toEqual(count === 1 ? ["c"] : []);
  });

  it.each([
    ["a list", { balances: [{ currency: "HKD", balance: 12.5 }] }],
    ["a bare list", [{ currency: "HKD", available_balance: "12.5" }]],
    ["one object", { currency: "HKD", balance: "12.5" }],
    ["a map", { HKD: "12.5" }],
    ["a map under its name", { balances: { HKD: 12.5 } }],
  ])("balances: %s", async (_name, data) => {
    issuer.answerJson({ code: 200, data });
    const { data: balances } = await testClient(issuer.url).getBalance({});
    expect(balances).toMatchObject([{ currency: "HKD", balance: "12.5" }]);
    expect(issuer.requests[0]?.url).toBe("/svc/ts/api/v1/openapi/balance");
  });

  it.each([
    ["the card", { id: "c", limits: [{ period: "daily", limit_amount: 5 }] }, "c"],
    ["the limits", { limits: [{ period: "DAY", limit_amount: "5" }] }, undefined],
    ["a list of limits", [{ period: "per_day", limit_amount: "5" }], undefined],
    ["one limit", { id: "l", period: "Daily", limit_amount: "5" }, undefined],
  ])("an edited limit: %s", async (_name, data, cardId) => {
    issuer.answerJson({ code: 200, data });
    const reply = await testClient(issuer.url).editCardLimit({ cardId: "c", limits: [] });
    expect(reply.data.card?.id).toBe(cardId);
    expect(reply.data.limits).toMatchObject([{ period: "Daily", limitAmount: "5", usedAmount: "0.00" }]);
  });

  it.each([
    ["lockCard", null],
    ["unlockCard", null],
    ["terminateCard", null],
    ["linkCard", null],
    ["editUser", null],
    ["setTopupFeeRule", null],
    ["editCardLimit", { card: null, limits: null }],
    ["setCardPin", { status: null, raw: {} }],
  ])("%s: a success that shows nothing is an acknowledgement", async (name, expected) => {
    const sample = samples.find((candidate) => candidate.name === name);
    for (const body of [
      { code: 200, message: "succeed" },
      { code: 200, data: null },
      { code: "200", data: {} },
    ]) {
      issuer.answerJson(body);
      expect((await sample?.call(testClient(issuer.url)))?.data).toEqual(expected);
    }
  });
});

describe("numbers and unknowns", () => {
  it("amounts are exact decimal strings, whatever the JSON", async () => {
    const amounts = [
      "0.1",
      "1e3",
      "-1.5E-3",
      "12345678901234567890.123456789",
      "-0",
      "100",
      '"1.50"',
      '"-101"',
      "null",
    ];
    const rows = amounts.map((amount, n) => `{"id":"${n}","local_amount":${amount}}`);
    issuer.answerJson(`{"code":200,"data":{"transactions":[${rows.join(",")}]}}`);
    const reply = await testClient(issuer.url).listTransactions({ offset: 0, limit: 10 });
    const expected = [
      "0.1",
      "1000",
      "-0.0015",
      "12345678901234567890.123456789",
      "0",
      "100",
      "1.50",
      "-101",
      null,
    ];
    expect(reply.data.map((row) => row.localAmount)).toEqual(expected);
  });

  it("unknown fields stay in raw, unknown words stay words, missing and null fields are null", async () => {
    const data = { id: "c", status: "Frozen", type: "Platinum", title: null, tier: { level: 3, rate: 0.1 } };
    issuer.answerJson({ code: 200, data });
    const { data: card } = await testClient(issuer.url).getCard({ cardId: "c" });
    expect(card).toMatchObject({
      status: "Frozen",
      type: "Platinum",
      title: null,
      last4: null,
      limits: null,
    });
    expect(card.raw).toEqual({ ...data, tier: { level: 3, rate: "0.1" } });
  });

  it.each([
    ["Transaction", ["Transaction", "per_transaction", "TRANSACTION", "PerTransaction"]],
    ["Daily", ["Daily", "DAY", "per day", "daily_limit"]],
    ["Monthly", ["month", "MONTHLY"]],
    ["Lifetime", ["lifetime", "LifeTime", "life_time"]],
    ["Weekly", ["Weekly"]],
  ])("the rule %s is known in other spellings; an unknown one is kept", async (expected, spellings) => {
    issuer.answerJson({ code: 200, data: { id: "c", limits: spellings.map((period) => ({ period })) } });
    const { data: card } = await testClient(issuer.url).getCard({ cardId: "c" });
    expect(new Set(card.limits?.map((limit) => limit.period))).toEqual(new Set([expected]));
  });

  it("digits that came as a number keep their leading zeros", async () => {
    issuer.answerJson('{"code":200,"data":{"id":"c","first_6_digits":356772,"last_4_digits":42}}');
    const { data: card } = await testClient(issuer.url).getCard({ cardId: "c" });
    expect(card).toMatchObject({ first6: "356772", last4: "0042" });
  });

  it("a limit whose amount is no number is never read as “off”", async () => {
    issuer.answerJson({ code: 200, data: { id: "c", limits: [{ period: "Daily", limit_amount: "lots" }] } });
    const reply = await testClient(issuer.url).getCard({ cardId: "c" });
    expect(reply.data.limits).toBeNull();
    expect(reply.unread).toMatchObject([{ id: "c", reason: "noNumber", partial: true }]);
  });

  it("a row that cannot be read is named and leaves out no other", async () => {
    const cards = [
      { id: "a" },
      null,
      { id: null },
      "x",
      { id: "b", limits: [{ limit_amount: "1" }] },
      { id: "c" },
    ];
    issuer.answerJson({ code: 200, data: { cards } });
    const reply = await testClient(issuer.url).listCards({ offset: 0, limit: 10 });
    expect(reply.data.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(reply.unread.map(({ id, reason, partial }) => [id, reason, partial])).toEqual([
      [null, "notObject", false],
      [null, "noId", false],
      [null, "notObject", false],
      ["b", "noPeriod", true],
    ]);
  });

  it.each([
    ["9".repeat(30), null],
    ["1e40", null],
    ["1e999", null],
    ["-0.1234567890123456785", "-0.123456789012345679"],
    ["99999999999999999999.9999999999999999999", null],
    ["-12345678901234567890.123456789012345678", "-12345678901234567890.123456789012345678"],
  ])("the amount %s is %s, which a column holds", async (amount, expected) => {
    for (const text of [amount, `"${amount}"`]) {
      issuer.answerJson(`{"code":200,"data":{"transactions":[{"id":"t","local_amount":${text}}]}}`);
      const { data } = await testClient(issuer.url).listTransactions({ offset: 0, limit: 10 });
      expect(data[0]?.localAmount).toBe(expected);
    }
  });

  it.each([
    ["+012000-01-01T00:00:00Z", null],
    ["12000-01-01T00:00:00Z", null],
    ["-000044-03-15T00:00:00Z", null],
    ["0001-01-01T00:00:00Z", null],
    ["9999-12-31T23:59:59.999-14:00", null],
    ["2026-01-01T00:00:00+23:00", "2025-12-31T01:00:00.000Z"],
    [`2026-01-01T00:00:00.${"1".repeat(200)}Z`, "2026-01-01T00:00:00.111Z"],
    ["2025-06-05T02:47:49.570976316Z", "2025-06-05T02:47:49.570976316Z"],
    ["soon", null],
  ])("the time %s is %s, which a column holds", async (time, expected) => {
    issuer.answerJson({ code: 200, data: { transactions: [{ id: "t", p_created_at: time }] } });
    const { data } = await testClient(issuer.url).listTransactions({ offset: 0, limit: 10 });
    expect(data[0]?.createdAt).toBe(expected);
  });
});

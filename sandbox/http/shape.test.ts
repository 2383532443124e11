import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, authorizeOn, fundedCard, type TestClient, withSandbox } from "../testing/client";

async function listUnder(shape: object, uri = `${API}/cards`): Promise<unknown> {
  let json: unknown;
  await withSandbox({}, async (client) => {
    const card = await fundedCard(client, [{ period: "Daily", limit_amount: "12.5" }]);
    await authorizeOn(client, card.id, "2.25");
    await client.control("shape", shape);
    json = (await client.call("GET", uri)).json;
  });
  return json;
}

const anyCards = { cards: [expect.objectContaining({ last_4_digits: expect.any(String) })] };

describe("every form an answer may have", () => {
  it.each([
    ["standard", { code: 200, message: "succeed", data: anyCards }],
    ["bare", anyCards],
    ["string-code", { code: "200", message: "success", data: anyCards }],
    ["code-zero", { code: 0, message: "succeed", data: anyCards }],
    ["error-code", { error_code: "200", error_message: "succeed", data: anyCards }],
  ])("envelope %s", async (envelope, expected) => {
    expect(await listUnder({ envelope })).toEqual(expected);
  });

  it("casing, list form, numbers and limit ids", async () => {
    const json = await listUnder({
      envelope: "bare",
      casing: "camelID",
      listsAs: "array",
      numbers: "number",
      limitIds: true,
    });
    expect(json).toMatchObject([
      {
        referenceID: expect.any(String),
        last4Digits: expect.any(String),
        pCreatedAt: expect.any(String),
        limits: [{ id: expect.any(String), limitAmount: 12.5, usedAmount: 2.25 }],
      },
    ]);
    expect(await listUnder({ envelope: "bare", casing: "camel", listsAs: "array" })).toMatchObject([
      { referenceId: expect.any(String) },
    ]);
  });

  it("some rows come without their ids, always the same ones", async () => {
    await withSandbox({}, async (client) => {
      for (let made = 0; made < 20; made += 1) await fundedCard(client);
      const ids = async () => {
        const { json } = await client.call("GET", `${API}/cards`);
        return z
          .object({ data: z.object({ cards: z.array(z.object({ id: z.string().nullable() })) }) })
          .parse(json)
          .data.cards.map(({ id }) => id);
      };
      const all = await ids();
      await client.control("shape", { unreadable: ["listCards"] });
      const some = await ids();
      expect(some).toEqual(all.map((id) => (/[02468ace]$/.test(id ?? "") ? null : id)));
      expect(await ids()).toEqual(some);
      expect(new Set([some.includes(null), some.some((id) => id !== null)])).toEqual(new Set([true]));
    });
  });

  it("a single object is flat or named on demand", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      await client.control("shape", { single: "named" });
      const named = await client.call("GET", `${API}/cards/${card.id}`);
      expect(named.json).toMatchObject({ data: { card: { id: card.id } } });
    });
  });

  it("optional fields may be missing, unknown fields and values may appear", async () => {
    const rows = z.object({ data: z.object({ transactions: z.array(z.record(z.string(), z.unknown())) }) });
    const lean = rows.parse(await listUnder({ omitOptional: true }, `${API}/transactions`));
    expect(Object.keys(lean.data.transactions[0] ?? {})).not.toContain("p_business_id");
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      await authorizeOn(client, card.id, "1");
      await authorizeOn(client, card.id, "1");
      await client.control("shape", { extras: true });
      const { data } = rows.parse((await client.call("GET", `${API}/transactions`)).json);
      expect(data.transactions.map((row) => row.type)).toEqual(["Sales", "SandboxUnknownType"]);
      expect(data.transactions.map((row) => row.status)).toEqual(["Authorized", "SandboxUnknownStatus"]);
      expect(data.transactions[0]).toHaveProperty("unknown_field");
    });
  });

  it("a page may be shorter than asked, and reversed may keep to the documented statuses", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      for (let i = 0; i < 5; i += 1) await authorizeOn(client, card.id, "1");
      const { transaction } = await authorizeOn(client, card.id, "1");
      await client.control("reverse", { transaction: transaction.id });
      await client.control("shape", { pageCap: 2, reversedStatus: "Authorized" });
      expect(await pageOf(client)).toEqual(["Authorized", "Authorized"]);
      await client.control("shape", {});
      expect(await pageOf(client)).toHaveLength(6);
    });
  });

  it("refusals follow the envelope", async () => {
    await withSandbox({}, async (client) => {
      await client.control("shape", { envelope: "error-code" });
      const reply = await client.call("GET", `${API}/cards/none`);
      expect([reply.status, reply.json]).toEqual([
        404,
        { error_code: "SBX-NOT-FOUND", error_message: "There is no card with this id.", data: null },
      ]);
      expect((await client.control("shape", { envelope: "xml" })).status).toBe(400);
    });
  });
});

async function pageOf(client: TestClient) {
  const schema = z.object({ transactions: z.array(z.object({ status: z.string() })) });
  const { transactions } = await client.data(schema, "GET", `${API}/transactions?limit=100`);
  return transactions.map((row) => row.status);
}

describe("what the contract leaves open about lists, fields and operations", () => {
  const idsOf = (json: unknown) => {
    const cards = z.object({ data: z.object({ cards: z.array(z.object({ id: z.string() })) }) });
    return cards.parse(json).data.cards.map(({ id }) => id);
  };

  it("a list runs from the oldest, in an order of its own, or in another one every time", async () => {
    await withSandbox({}, async (client) => {
      for (let made = 0; made < 12; made += 1) await fundedCard(client);
      const list = async () => idsOf((await client.call("GET", `${API}/cards?limit=50`)).json);
      const newest = await list();
      await client.control("shape", { listOrder: "oldest" });
      expect(await list()).toEqual(newest.toReversed());
      await client.control("shape", { listOrder: "random" });
      const random = await list();
      expect(random.toSorted()).toEqual(newest.toSorted());
      expect(await list()).toEqual(random);
      await client.control("shape", { listOrder: "shuffled" });
      expect(new Set([String(await list()), String(await list()), String(await list())]).size).toBe(3);
    });
  });

  it.each([403, 404, 405, 501])(
    "an operation may not be offered (%i), and fields may be left out",
    async (status) => {
      await withSandbox({}, async (client) => {
        const card = await fundedCard(client);
        await client.control("shape", {
          notOffered: ["getCard"],
          notOfferedStatus: status,
          omit: ["p_created_at"],
        });
        expect((await client.call("GET", `${API}/cards/${card.id}`)).status).toBe(status);
        expect(JSON.stringify((await client.call("GET", `${API}/cards`)).json)).not.toContain("p_created_at");
      });
    },
  );

  it("a clock that is wrong everywhere is told by every answer", async () => {
    await withSandbox({}, async (client) => {
      await client.control("clock", { offset_ms: -1_800_000, everywhere: true });
      const { headers } = await fetch(`${client.sandbox.url}${API}/cards`);
      expect(Date.parse(headers.get("date") ?? "") - Date.now()).toBeLessThan(-1_700_000);
      expect((await client.call("GET", `${API}/cards`)).status).toBe(200);
    });
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, fundedCard, withSandbox } from "../testing/client";
import { isLuhnValid } from "./pan";

describe("cards", () => {
  it("Create Card and Get Card answer the documented form, flat in data", async () => {
    await withSandbox({}, async (client) => {
      const body = { card: { mode: "B2B", title: "Ads 廣告", settlement_currency: "USD" } };
      const created = await client.call("POST", `${API}/cards`, { body });
      expect(created.json).toEqual({
        code: 200,
        message: "succeed",
        data: {
          id: expect.any(String),
          p_user_id: null,
          title: "Ads 廣告",
          type: "Expense",
          expiration_date: expect.stringMatching(/^\d\d\/\d\d$/),
          settlement_currency: "USD",
          first_6_digits: "356772",
          last_4_digits: expect.stringMatching(/^\d{4}$/),
          status: "Active",
          pan: expect.stringMatching(/^356772\*{6}\d{4}$/),
          issuer_brand: "JCB",
          is_encrypt: true,
          reference_id: expect.any(String),
          business_name: "Harbour & Finch Trading Ltd",
        },
      });
      const { data } = z.object({ data: z.object({ id: z.string() }).loose() }).parse(created.json);
      expect((await client.call("GET", `${API}/cards/${data.id}`)).json).toEqual(created.json);
    });
  });

  it("the list item has exactly the documented fields", async () => {
    await withSandbox({}, async (client) => {
      await fundedCard(client, [{ period: "Daily", limit_amount: "5" }]);
      const reply = await client.call("GET", `${API}/cards`);
      const { data } = z
        .object({ data: z.object({ cards: z.array(z.record(z.string(), z.unknown())) }) })
        .parse(reply.json);
      expect(Object.keys(data.cards[0] ?? {}).sort()).toEqual(
        [
          ...["id", "title", "type", "status", "settlement_currency", "first_6_digits", "last_4_digits"],
          ...["reference_id", "p_created_at", "expiration_date", "limits"],
        ].sort(),
      );
      expect(data.cards[0]?.limits).toEqual([
        { period: "Daily", limit_amount: "5", used_amount: "0.00", status: "Active" },
      ]);
    });
  });

  it("makes Luhn-valid numbers that no answer and no control shows", async () => {
    await withSandbox({ seed: "demo" }, async (client) => {
      const numbers = client.sandbox.issuer.store.tables.cards
        .all()
        .oldestFirst()
        .map((card) => card.pan);
      expect(numbers.length).toBeGreaterThan(50);
      expect(numbers.every(isLuhnValid)).toBe(true);
      expect(new Set(numbers).size).toBe(numbers.length);
      const replies = [
        await client.call("GET", `${API}/cards?limit=1000`),
        await client.call("GET", `${API}/transactions?limit=1000`),
        await client.control("requests", {}, "GET"),
        await client.control("webhooks", {}, "GET"),
      ];
      for (const pan of numbers) for (const reply of replies) expect(reply.text).not.toContain(pan);
    });
  });

  it("B2C needs a known user, an unknown id is 404, and a contract may refuse creation", async () => {
    await withSandbox({}, async (client) => {
      const create = (card: object) => client.call("POST", `${API}/cards`, { body: { card } });
      expect((await create({ mode: "B2C" })).status).toBe(400);
      expect((await create({ mode: "B2C", p_user_id: "nobody" })).status).toBe(400);
      expect((await client.call("GET", `${API}/cards/unknown`)).status).toBe(404);
      await client.control("shape", { createCard: "refused" });
      expect((await create({ mode: "B2B" })).status).toBe(403);
    });
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, authorizeOn, fundedCard, type TestClient, withSandbox } from "../testing/client";

const balances = z.object({ balances: z.array(z.object({ currency: z.string(), balance: z.string() })) });
const transactions = z.object({ transactions: z.array(z.record(z.string(), z.string().nullable())) });
const changed = z.object({ transaction: z.object({ id: z.string() }).loose() });

async function balance(client: TestClient, currency: string) {
  const answer = await client.data(balances, "GET", `${API}/balance`);
  return answer.balances.find((row) => row.currency === currency)?.balance;
}

describe("an authorization", () => {
  it("approved holds exactly the amount and is listed in the documented form", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction } = await authorizeOn(client, card.id, "12.30", {
        merchant_name: "茶餐廳",
        at: undefined,
      });
      expect(await balance(client, "HKD")).toBe("99987.7");
      const { transactions: rows } = await client.data(transactions, "GET", `${API}/transactions`);
      expect(rows).toEqual([
        {
          p_user_id: null,
          id: transaction.id,
          p_business_id: expect.any(String),
          card: card.id,
          status: "Authorized",
          type: "Sales",
          transaction_currency: "HKD",
          transaction_amount: "-12.3",
          local_currency: "HKD",
          local_amount: "-12.3",
          final_local_amount: "-12.3",
          calculated_fee: "0",
          merchant_id: "666666660057123",
          merchant_country: "HK",
          merchant_city: "",
          merchant_name: "茶餐廳",
          p_created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
        },
      ]);
    });
  });

  it("declined is a transaction too, and moves no money", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction, decision } = await authorizeOn(client, card.last_4_digits, "100000.01");
      expect(decision).toEqual({ approved: false, reason: "insufficient_balance" });
      expect(await balance(client, "HKD")).toBe("100000");
      const { transactions: rows } = await client.data(
        transactions,
        "GET",
        `${API}/transactions?card=${card.id}`,
      );
      expect(rows).toMatchObject([
        { id: transaction.id, status: "Declined", transaction_amount: "-100000.01" },
      ]);
    });
  });

  it("follows the card's status: locked and terminated decline, unlocked approves", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const put = (verb: string) => client.call("PUT", `${API}/cards/${card.id}/${verb}`, { body: {} });
      expect((await put("lock")).json).toMatchObject({ code: 200, data: { id: card.id, status: "Locked" } });
      expect((await authorizeOn(client, card.id, "1")).decision.reason).toBe("card_locked");
      expect((await put("lock")).status).toBe(400);
      await put("unlock");
      expect((await authorizeOn(client, card.id, "1")).decision.approved).toBe(true);
      expect((await put("terminate")).json).toMatchObject({ data: { status: "Terminated" } });
      expect((await authorizeOn(client, card.reference_id, "1")).decision.reason).toBe("card_terminated");
      for (const verb of ["lock", "unlock", "terminate"]) expect((await put(verb)).status).toBe(400);
    });
  });

  it("in a foreign currency is billed in the card's, with a fee on top", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [], "USD");
      const reply = await authorizeOn(client, card.id, "15001", { currency: "JPY" });
      expect(reply.transaction).toMatchObject({
        transaction_currency: "JPY",
        transaction_amount: "-15001",
        local_currency: "USD",
        local_amount: "-100.01",
        calculated_fee: "1.5",
        billing_currency: "USD",
        billing_amount: "-101.51",
      });
      expect(await balance(client, "USD")).toBe("99898.49");
    });
  });
});

describe("after the authorization", () => {
  it("settle takes the difference, refunds give back exactly what was settled", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [], "KWD");
      const { transaction } = await authorizeOn(client, card.id, "1000", { currency: "JPY" });
      await client.control("settle", { transaction: transaction.id, amount: "999" });
      const settled = await balance(client, "KWD");
      for (const amount of ["333", "333", "333"]) {
        const reply = await client.control("refund", { transaction: transaction.id, amount });
        const refund = changed.parse(reply.json).transaction;
        expect(refund).toMatchObject({ type: "Refund", status: "Settled", transaction_amount: "333" });
        expect(refund.id).not.toBe(transaction.id);
      }
      expect(settled).toBe("99997.924");
      expect(await balance(client, "KWD")).toBe("99999.969");
      expect((await client.control("refund", { transaction: transaction.id, amount: "1" })).status).toBe(400);
    });
  });

  it("settling for more than was held may overdraw, since the money is owed", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction } = await authorizeOn(client, card.id, "100000");
      await client.control("settle", { transaction: transaction.id, amount: "100000.5" });
      expect(await balance(client, "HKD")).toBe("-0.5");
    });
  });

  it("reverse releases the whole hold, once", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction } = await authorizeOn(client, card.id, "77.77", { currency: "EUR" });
      await client.control("reverse", { transaction: transaction.id });
      expect(await balance(client, "HKD")).toBe("100000");
      for (const control of ["reverse", "settle", "refund"]) {
        expect((await client.control(control, { transaction: transaction.id })).status).toBe(400);
      }
    });
  });

  it("a thousand odd sums add up to the last cent", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { issuer } = client.sandbox;
      for (let i = 0; i < 1000; i += 1) {
        const { transaction } = await authorizeOn(client, card.id, "0.1");
        if (i % 2 === 0) await client.control("settle", { transaction: transaction.id, amount: "0.3" });
      }
      expect(issuer.store.tables.transactions.size).toBe(1000);
      expect(await balance(client, "HKD")).toBe("99800");
    });
  });
});

describe("lists", () => {
  it("page newest first by offset and limit, 10 by default and at most 1000", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const ids: string[] = [];
      for (let i = 0; i < 12; i += 1) ids.unshift((await authorizeOn(client, card.id, "1")).transaction.id);
      const page = async (query: string) =>
        (await client.data(transactions, "GET", `${API}/transactions${query}`)).transactions.map(
          (row) => row.id,
        );
      expect(await page("")).toEqual(ids.slice(0, 10));
      expect(await page("?offset=10&limit=10")).toEqual(ids.slice(10));
      expect(await page("?offset=12&limit=10")).toEqual([]);
      for (const query of ["?limit=1001", "?offset=-1", "?limit=x"]) {
        expect((await client.call("GET", `${API}/transactions${query}`)).status).toBe(400);
      }
    });
  });

  it("a payment with an earlier time takes its place in the order", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const first = await authorizeOn(client, card.id, "1");
      const earlier = await authorizeOn(client, card.id, "2", { at: "2026-01-05T15:43:18+08:00" });
      const { transactions: rows } = await client.data(transactions, "GET", `${API}/transactions`);
      expect(rows.map((row) => row.id)).toEqual([first.transaction.id, earlier.transaction.id]);
      expect(rows[1]?.p_created_at).toMatch(/^2026-01-05T07:43:18\./);
    });
  });
});

describe("what an issuer may do later", () => {
  const rowOf = async (client: TestClient, id: string) =>
    (await client.data(transactions, "GET", `${API}/transactions`)).transactions.find((row) => row.id === id);

  it("a partial reversal leaves the rest authorized, and gives the balance back its part", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction } = await authorizeOn(client, card.id, "100");
      await client.control("reverse", { transaction: transaction.id, amount: "40" });
      expect(await balance(client, "HKD")).toBe("99940");
      expect(await rowOf(client, transaction.id)).toMatchObject({
        status: "Authorized",
        local_amount: "-60",
      });
      await client.control("settle", { transaction: transaction.id });
      expect(await balance(client, "HKD")).toBe("99940");
    });
  });

  it("a second clearing carries the amount of both; one after a reversal debits again", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const [twice, reversed] = [
        (await authorizeOn(client, card.id, "100")).transaction.id,
        (await authorizeOn(client, card.id, "50")).transaction.id,
      ];
      await client.control("settle", { transaction: twice, amount: "30" });
      await client.control("clear", { transaction: twice, amount: "90" });
      await client.control("reverse", { transaction: reversed });
      expect(await balance(client, "HKD")).toBe("99910");
      await client.control("clear", { transaction: reversed });
      expect(await balance(client, "HKD")).toBe("99860");
      expect(await rowOf(client, twice)).toMatchObject({ status: "Settled", final_local_amount: "-90" });
      expect(await rowOf(client, reversed)).toMatchObject({ status: "Settled", final_local_amount: "-50" });
    });
  });

  it("a correction changes what is told, silently or announced", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      const { transaction } = await authorizeOn(client, card.id, "100");
      const told = { merchant_name: "Renamed", merchant_city: "", local_amount: null };
      await client.control("correct", { transaction: transaction.id, told });
      expect(await rowOf(client, transaction.id)).toMatchObject(told);
      expect(
        (await client.control("correct", { transaction: transaction.id, told: { id: "x" } })).status,
      ).toBe(400);
    });
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, authorizeOn, fundedCard, type TestClient, withSandbox } from "../testing/client";

const cardList = z.object({
  cards: z.array(z.object({ id: z.string(), limits: z.array(z.record(z.string(), z.string())) }).loose()),
});

async function limitOf(client: TestClient, card: string, period: string) {
  const { cards } = await client.data(cardList, "GET", `${API}/cards?limit=1000`);
  return cards.find((row) => row.id === card)?.limits.find((limit) => limit.period === period);
}

const rule = (period: string, limit_amount: string) => ({ period, limit_amount });

describe("the four limit rules", () => {
  it("Transaction: refuses one purchase above it, however often smaller ones pass", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Transaction", "100")]);
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
      expect((await authorizeOn(client, card.id, "100.01")).decision).toEqual({
        approved: false,
        reason: "limit_transaction",
      });
      expect(await limitOf(client, card.id, "Transaction")).toMatchObject({ used_amount: "0.00" });
    });
  });

  it.each([
    ["Daily", "limit_daily"],
    ["Monthly", "limit_monthly"],
    ["Lifetime", "limit_lifetime"],
  ])("%s: counts every authorization and allows exactly the limit", async (period, reason) => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule(period, "100")]);
      expect((await authorizeOn(client, card.id, "99.99")).decision.approved).toBe(true);
      expect((await authorizeOn(client, card.id, "0.02")).decision.reason).toBe(reason);
      expect((await authorizeOn(client, card.id, "0.01")).decision.approved).toBe(true);
      expect(await limitOf(client, card.id, period)).toEqual({
        period,
        limit_amount: "100",
        used_amount: "100",
        status: "Active",
      });
    });
  });

  it("0 switches a rule off", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "10")]);
      expect((await authorizeOn(client, card.id, "11")).decision.approved).toBe(false);
      await client.call("PUT", `${API}/cards/${card.id}/limit`, { body: { limits: [rule("Daily", "0")] } });
      expect((await authorizeOn(client, card.id, "11")).decision.approved).toBe(true);
      expect(await limitOf(client, card.id, "Daily")).toMatchObject({
        limit_amount: "0.00",
        status: "Inactive",
      });
    });
  });

  it("a limit lowered below its usage refuses the next purchase and shows more used than allowed", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100")]);
      await authorizeOn(client, card.id, "80");
      const reply = await client.call("PUT", `${API}/cards/${card.id}/limit`, { body: rule("Daily", "50") });
      expect(reply.json).toMatchObject({
        code: 200,
        data: { limits: [{ limit_amount: "50", used_amount: "80" }] },
      });
      expect((await authorizeOn(client, card.id, "0.01")).decision.reason).toBe("limit_daily");
    });
  });

  it("counts the authorized amount even when less is settled, and gives room back on reversal", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100")]);
      const first = await authorizeOn(client, card.id, "60");
      await client.control("settle", { transaction: first.transaction.id, amount: "10" });
      expect((await authorizeOn(client, card.id, "41")).decision.reason).toBe("limit_daily");
      const second = await authorizeOn(client, card.id, "40");
      await client.control("reverse", { transaction: second.transaction.id });
      expect(await limitOf(client, card.id, "Daily")).toMatchObject({ used_amount: "60" });
    });
  });
});

describe("natural windows in Hong Kong", () => {
  it("the day turns at 16:00 UTC, not before", async () => {
    let now = new Date("2026-03-10T15:59:58.000Z");
    await withSandbox({ clock: () => now }, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100")]);
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
      now = new Date("2026-03-10T15:59:59.999Z");
      expect((await authorizeOn(client, card.id, "1")).decision.reason).toBe("limit_daily");
      now = new Date("2026-03-10T16:00:00.000Z");
      expect(await limitOf(client, card.id, "Daily")).toMatchObject({ used_amount: "0.00" });
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
    });
  });

  it("the month turns with the Hong Kong calendar while the day does too", async () => {
    let now = new Date("2026-01-31T15:59:59.000Z");
    await withSandbox({ clock: () => now }, async (client) => {
      const card = await fundedCard(client, [rule("Monthly", "100")]);
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
      now = new Date("2026-01-31T15:59:59.999Z");
      expect((await authorizeOn(client, card.id, "1")).decision.reason).toBe("limit_monthly");
      now = new Date("2026-01-31T16:00:00.000Z");
      expect((await authorizeOn(client, card.id, "100")).decision.approved).toBe(true);
      now = new Date("2026-02-28T15:59:59.999Z");
      expect((await authorizeOn(client, card.id, "1")).decision.reason).toBe("limit_monthly");
    });
  });

  it("the clock control moves the windows without making signatures stale", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100")]);
      await authorizeOn(client, card.id, "100");
      await client.control("clock", { offset_ms: 86_400_000 });
      expect(await limitOf(client, card.id, "Daily")).toMatchObject({ used_amount: "0.00" });
    });
  });
});

describe("limit history", () => {
  const history = z.object({ limit_history: z.array(z.record(z.string(), z.string())) });

  it("lists every change newest first and can be narrowed to one limit", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100"), rule("Monthly", "1000")]);
      const body = { limits: [{ ...rule("Daily", "200"), remark: "test 200" }] };
      await client.call("PUT", `${API}/cards/${card.id}/limit`, { body });
      const uri = `${API}/cards/${card.id}/limit/history`;
      const { limit_history: rows } = await client.data(history, "GET", uri);
      expect(rows.map((row) => [row.limit_amount, row.remark])).toEqual([
        ["200", "test 200"],
        ["1000", ""],
        ["100", ""],
      ]);
      expect(Object.keys(rows[0] ?? {})).toEqual([
        "id",
        "remark",
        "card_limit",
        "limit_amount",
        "p_created_at",
      ]);
      const narrowed = await client.data(history, "GET", `${uri}?limit_id=${rows[0]?.card_limit}&offset=1`);
      expect(narrowed.limit_history.map((row) => row.limit_amount)).toEqual(["100"]);
    });
  });

  it("refuses unknown periods, repeated periods, negative amounts and too many decimals, changing nothing", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client, [rule("Daily", "100")], "JPY");
      for (const limits of [
        [rule("Weekly", "1")],
        [rule("Daily", "1"), rule("Daily", "2")],
        [rule("Daily", "-1")],
        [rule("Monthly", "5"), rule("Daily", "1.5")],
        [],
      ]) {
        const reply = await client.call("PUT", `${API}/cards/${card.id}/limit`, { body: { limits } });
        expect(reply.status).toBe(400);
      }
      const { limit_history } = await client.data(history, "GET", `${API}/cards/${card.id}/limit/history`);
      expect(limit_history).toHaveLength(1);
    });
  });
});

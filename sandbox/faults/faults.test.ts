import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, fundedCard, type TestClient, withSandbox } from "../testing/client";

const log = z.object({
  requests: z.array(
    z.object({
      operation: z.string(),
      effect: z.boolean(),
      status: z.number().nullable(),
      outcome: z.string(),
      request_id: z.string().nullable(),
    }),
  ),
});

async function lockUnder(client: TestClient, fault: object) {
  const card = await fundedCard(client);
  const armed = await client.control("faults", { operation: "lockCard", ...fault });
  expect(armed.status).toBe(200);
  const lock = () => client.call("PUT", `${API}/cards/${card.id}/lock`, { body: {}, requestId: "the-lock" });
  const reply = await lock().catch((error: unknown) => (error instanceof Error ? "dropped" : "odd"));
  return { card, reply, lock, status: () => client.sandbox.issuer.store.tables.cards.find(card.id)?.status };
}

async function logged(client: TestClient) {
  const reply = await client.control("requests?request_id=the-lock", {}, "GET");
  return log.parse(reply.json).requests;
}

describe("each fault of a call", () => {
  it.each([
    ["status-500", 500],
    ["not-found", 404],
    ["rate-limited", 429],
    ["bad-signature", 401],
    ["clock-skew", 401],
  ])("%s answers %i and has no effect; the next call is whole again", async (fault, expected) => {
    await withSandbox({}, async (client) => {
      const { reply, lock, status } = await lockUnder(client, { fault });
      expect(reply).toMatchObject({ status: expected });
      expect(status()).toBe("Active");
      expect(await logged(client)).toMatchObject([{ effect: false, status: expected, outcome: "answered" }]);
      expect((await lock()).status).toBe(200);
      expect(status()).toBe("Locked");
    });
  });

  it("drop-before-effect breaks the connection without an effect", async () => {
    await withSandbox({}, async (client) => {
      const { reply, status } = await lockUnder(client, { fault: "drop-before-effect" });
      expect([reply, status()]).toEqual(["dropped", "Active"]);
      expect(await logged(client)).toMatchObject([{ effect: false, status: null, outcome: "dropped" }]);
    });
  });

  it("drop-after-effect breaks the connection behind the effect", async () => {
    await withSandbox({}, async (client) => {
      const { reply, status } = await lockUnder(client, { fault: "drop-after-effect" });
      expect([reply, status()]).toEqual(["dropped", "Locked"]);
      expect(await logged(client)).toMatchObject([{ effect: true, status: null, outcome: "dropped" }]);
    });
  });

  it("late breaks the connection, and the effect comes afterwards", async () => {
    await withSandbox({}, async (client) => {
      const { reply, status } = await lockUnder(client, { fault: "late", ms: 60 });
      expect([reply, status()]).toEqual(["dropped", "Active"]);
      await expect.poll(status).toBe("Locked");
      expect(await logged(client)).toMatchObject([{ effect: true, outcome: "dropped" }]);
    });
  });

  it.each([
    ["garbage-body", 200, /^<html>/],
    ["empty-body", 200, /^$/],
    ["status-500-after", 500, /SBX-INTERNAL/],
  ])("%s hides an effect that happened", async (fault, expected, text) => {
    await withSandbox({}, async (client) => {
      const { reply, status } = await lockUnder(client, { fault });
      expect(reply).toMatchObject({ status: expected, text: expect.stringMatching(text) });
      expect(status()).toBe("Locked");
    });
  });

  it("delay answers late but right", async () => {
    await withSandbox({}, async (client) => {
      const started = performance.now();
      const { reply, status } = await lockUnder(client, { fault: "delay", ms: 80 });
      expect(performance.now() - started).toBeGreaterThan(75);
      expect([reply, status()]).toMatchObject([{ status: 200 }, "Locked"]);
    });
  });

  it("duplicate brings the same bytes twice, and the second is refused for its nonce", async () => {
    await withSandbox({}, async (client) => {
      const { reply, status } = await lockUnder(client, { fault: "duplicate" });
      expect([reply, status()]).toMatchObject([{ status: 200 }, "Locked"]);
      expect(await logged(client)).toMatchObject([
        { effect: true, status: 200 },
        { effect: false, status: 401 },
      ]);
    });
  });

  it("reorder holds a call until another one was answered", async () => {
    await withSandbox({}, async (client) => {
      const card = await fundedCard(client);
      await client.control("faults", { operation: "lockCard", fault: "reorder", ms: 10_000 });
      const order: string[] = [];
      const lock = client
        .call("PUT", `${API}/cards/${card.id}/lock`, { body: {} })
        .then(() => order.push("lock"));
      await expect.poll(() => client.sandbox.issuer.requests.list({ operation: "lockCard" }).length).toBe(1);
      await client.call("GET", `${API}/cards/${card.id}`).then(() => order.push("get"));
      await lock;
      expect(order).toEqual(["get", "lock"]);
    });
  });

  it("happens as often as asked, to every operation with *, and can be taken back", async () => {
    await withSandbox({}, async (client) => {
      await client.control("faults", { operation: "*", fault: "status-500", times: 2 });
      const status = async () => (await client.call("GET", `${API}/cards`)).status;
      expect([await status(), await status(), await status()]).toEqual([500, 500, 200]);
      await client.control("faults", { operation: "*", fault: "status-500", times: 5 });
      await client.control("faults", {}, "DELETE");
      expect(await status()).toBe(200);
      const wrong = await client.control("faults", { operation: "paint", fault: "status-500" });
      expect(wrong.status).toBe(400);
    });
  });
});

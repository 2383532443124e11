import { describe, expect, it } from "vitest";
import { z } from "zod";
import { authorizeOn, fundedCard, startIn, TestClient, withSandbox } from "../testing/client";
import { isAuthentic, type Received, withReceiver } from "../testing/receiver";
import { judge, nextAttemptAt } from "./retry-schedule";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const actionOf = (delivery: Received | undefined) =>
  z.object({ action: z.string() }).parse(JSON.parse(delivery?.body ?? ""));

describe("a delivery", () => {
  it("is signed over path and query of the target and has the newer transaction form", async () => {
    await withReceiver(
      () => 200,
      async ({ url, received }) => {
        await withSandbox({ webhookUrl: url }, async (client) => {
          const card = await fundedCard(client, [], "USD");
          const { transaction } = await authorizeOn(client, card.id, "100", { currency: "HKD" });
          await client.control("settle", { transaction: transaction.id });
          const second = await authorizeOn(client, card.id, "100000000");
          await client.sandbox.flushWebhooks();
          expect(received.every((delivery) => isAuthentic(client.sandbox, delivery))).toBe(true);
          const byAction = received.map((delivery) => JSON.parse(delivery.body));
          expect(byAction).toContainEqual({
            action: "Authorization",
            card_transaction: {
              id: transaction.id,
              p_business_id: "35cc45cc-c418-4154-8f12-2dda715d0433",
              card: card.id,
              status: "Authorized",
              type: "Sales",
              transaction_currency: "HKD",
              transaction_amount: "-100",
              local_currency: "USD",
              local_amount: "-12.82",
              final_local_amount: "-12.82",
              calculated_fee: "0.19",
              billing_currency: "USD",
              billing_amount: "-13.01",
              merchant_id: "666666660057123",
              merchant_country: "HK",
              merchant_city: "",
              merchant_name: "Bindo Simulator Test",
              p_created_at: transaction.p_created_at,
            },
          });
          expect(byAction).toMatchObject(
            expect.arrayContaining([
              expect.objectContaining({ action: "Settled" }),
              expect.objectContaining({
                action: "Authorization",
                card_transaction: expect.objectContaining({ id: second.transaction.id, status: "Declined" }),
              }),
            ]),
          );
          expect(received[0]?.headers["x-action"]).toBe("Authorization");
          expect(received[0]?.headers["content-type"]).toBe("application/json");
        });
      },
    );
  });

  it("of a 3DS code is the flat body without an action", async () => {
    await withReceiver(
      () => 200,
      async ({ url, received }) => {
        await withSandbox({ webhookUrl: url }, async (client) => {
          const card = await fundedCard(client);
          const started = await client.control("three-ds", {
            card: card.id,
            amount: "101",
            merchant_name: "Trip",
          });
          await client.sandbox.flushWebhooks();
          expect(JSON.parse(received[0]?.body ?? "")).toEqual({
            p_business_id: "35cc45cc-c418-4154-8f12-2dda715d0433",
            card_reference_id: card.reference_id,
            verification_id: z.object({ verification_id: z.string() }).parse(started.json).verification_id,
            business_name: "Harbour & Finch Trading Ltd",
            card_num: card.pan,
            transaction_currency: "HKD",
            transaction_amount: "-101",
            merchant_id: "666666660057123",
            merchant_country: "HK",
            merchant_city: "",
            merchant_name: "Trip",
            p_created_at: expect.stringMatching(/Z$/),
            otp_code: z.object({ otp_code: z.string().regex(/^\d{6}$/) }).parse(started.json).otp_code,
          });
        });
      },
    );
  });
});

describe("the retry rule", () => {
  it("makes 15 tries in 24 hours with gaps that grow to 6 hours", () => {
    const tries = [0];
    for (let next: number | null = 0; next !== null; ) {
      next = nextAttemptAt(0, tries.at(-1) ?? 0, tries.length, 10_000);
      if (next !== null) tries.push(next);
    }
    expect(tries).toHaveLength(15);
    expect(tries.at(-1)).toBeLessThanOrEqual(24 * HOUR);
    const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    expect(Math.max(...gaps)).toBe(6 * HOUR);
    expect(gaps.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
  });

  it("takes 2xx as done, 4xx as final, everything else as a reason to try again", () => {
    expect([200, 204, 400, 404, 500, 503, 302, null].map(judge)).toEqual([
      ...["delivered", "delivered", "refused", "refused"],
      ...["retry", "retry", "retry", "retry"],
    ]);
  });

  it("tries again at the scheduled business time, after 500 and after a broken connection, also over a restart", async () => {
    await withReceiver(
      (count) => (count === 1 ? 500 : count === 2 ? null : 200),
      async ({ url, received }) => {
        let now = new Date("2026-05-01T00:00:00Z");
        const options = { webhookUrl: url, clock: () => now, webhookBaseDelayMs: MINUTE };
        await withSandbox(options, async (client, dataDir) => {
          const card = await fundedCard(client);
          await authorizeOn(client, card.id, "1");
          await client.sandbox.flushWebhooks();
          now = new Date(now.getTime() + MINUTE - 1);
          await client.sandbox.flushWebhooks();
          expect(received).toHaveLength(1);
          now = new Date(now.getTime() + 1);
          await client.sandbox.flushWebhooks();
          expect(received).toHaveLength(2);
          await client.sandbox.close();
          const again = new TestClient(await startIn(dataDir, options));
          now = new Date(now.getTime() + 2 * MINUTE);
          await again.sandbox.flushWebhooks();
          expect(received).toHaveLength(3);
          const [delivery] = again.sandbox.issuer.store.tables.deliveries.all().oldestFirst();
          expect(delivery?.state).toBe("delivered");
          expect(delivery?.attempts.map((attempt) => attempt.status)).toEqual([500, null, 200]);
          await again.sandbox.close();
        });
      },
    );
  });

  it("stops at once after a 4xx", async () => {
    await withReceiver(
      () => 404,
      async ({ url, received }) => {
        await withSandbox({ webhookUrl: url }, async (client) => {
          await authorizeOn(client, (await fundedCard(client)).id, "1");
          await client.sandbox.flushWebhooks();
          await client.control("clock", { offset_ms: 12 * HOUR });
          await client.sandbox.flushWebhooks();
          expect(received).toHaveLength(1);
        });
      },
    );
  });
});

describe("each fault of a delivery", () => {
  async function delivered(
    fault: object,
    check: (received: Received[], client: TestClient) => Promise<void>,
  ) {
    await withReceiver(
      () => 200,
      async ({ url, received }) => {
        await withSandbox({ webhookUrl: url }, async (client) => {
          const card = await fundedCard(client);
          expect((await client.control("faults", { operation: "webhook", ...fault })).status).toBe(200);
          const { transaction } = await authorizeOn(client, card.id, "1");
          await client.control("three-ds", { card: card.id, amount: "2" });
          await client.sandbox.flushWebhooks();
          await check(
            received.filter((one) => one.body.includes(transaction.id)),
            client,
          );
        });
      },
    );
  }

  it("duplicate sends one event twice, both authentic", () =>
    delivered({ fault: "duplicate" }, async (received, client) => {
      expect(received.map((one) => isAuthentic(client.sandbox, one))).toEqual([true, true]);
      expect(received[0]?.body).toBe(received[1]?.body);
    }));

  it("bad-signature does not verify", () =>
    delivered({ fault: "bad-signature" }, async (received, client) => {
      expect(received.map((one) => isAuthentic(client.sandbox, one))).toEqual([false]);
    }));

  it("clock-skew carries an old but validly signed time", () =>
    delivered({ fault: "clock-skew", ms: -2 * HOUR }, async (received, client) => {
      expect(isAuthentic(client.sandbox, received[0] ?? { uri: "", headers: {}, body: "" })).toBe(true);
      const time = String(received[0]?.headers.credential).split("/")[1] ?? "";
      const hoursOld =
        (Date.now() - Date.parse(time.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z"))) / HOUR;
      expect(hoursOld).toBeCloseTo(2, 1);
    }));

  it("late arrives when its time has come", () =>
    delivered({ fault: "late", ms: 10 * HOUR }, async (received, client) => {
      expect(received).toHaveLength(0);
      await client.control("clock", { offset_ms: 10 * HOUR });
      await client.sandbox.flushWebhooks();
      expect(client.sandbox.issuer.store.tables.deliveries.within("pending", "pending").size).toBe(0);
    }));

  it("reorder lets the next delivery overtake", async () => {
    await withReceiver(
      () => 200,
      async ({ url, received }) => {
        await withSandbox({ webhookUrl: url }, async (client) => {
          const card = await fundedCard(client);
          await client.control("faults", { operation: "webhook", fault: "reorder" });
          await authorizeOn(client, card.id, "1", { merchant_name: "First" });
          await authorizeOn(client, card.id, "1", { merchant_name: "Second" });
          await client.sandbox.flushWebhooks();
          expect(received.map((one) => /First|Second/.exec(one.body)?.[0])).toEqual(["Second", "First"]);
        });
      },
    );
  });

  it("garbage-body is the invalid JSON that the contract prints, rightly signed", () =>
    delivered({ fault: "garbage-body" }, async (received, client) => {
      expect(() => actionOf(received[0])).toThrow();
      expect(received.map((one) => isAuthentic(client.sandbox, one))).toEqual([true]);
    }));

  it("drop-before-effect loses the event for good; drop-after-effect forgets that it arrived", async () => {
    await delivered({ fault: "drop-before-effect" }, async (received, client) => {
      expect(received).toHaveLength(0);
      const [row] = client.sandbox.issuer.store.tables.deliveries.all().oldestFirst();
      expect(row?.state).toBe("lost");
    });
    await delivered({ fault: "drop-after-effect" }, async (received, client) => {
      expect(received).toHaveLength(1);
      await client.control("clock", { offset_ms: MINUTE });
      await client.sandbox.flushWebhooks();
      expect(client.sandbox.issuer.store.tables.deliveries.within("pending", "pending").size).toBe(0);
      const [row] = client.sandbox.issuer.store.tables.deliveries.all().oldestFirst();
      expect(row?.attempts.map((attempt) => attempt.status)).toEqual([200, 200]);
    });
  });

  it("status faults are refused, since a delivery has no answer of ours", async () => {
    await withSandbox({}, async (client) => {
      const reply = await client.control("faults", { operation: "webhook", fault: "rate-limited" });
      expect(reply.status).toBe(400);
    });
  });
});

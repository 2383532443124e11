import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { runSync } from "@/lib/sync/run-sync";
import { receiveWebhook } from "@/lib/webhooks/receive-webhook";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

const STATUS = { stored: 200, refused: 401, unconfigured: 503 } as const;

let fixture: CardFixture;
let server: Server;
let down = false;

beforeAll(async () => {
  fixture = await startCardFixture();
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = { get: (name: string) => request.headers[name.toLowerCase()]?.toString() ?? null };
    const inbound = { uri: request.url ?? "", headers, body: Buffer.concat(chunks) };
    response.statusCode = down ? 503 : STATUS[await receiveWebhook(inbound)];
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  await fixture.sandbox.control("webhook-target", {
    url: `http://127.0.0.1:${port}/api/webhooks/issuing?via=test`,
  });
});

beforeEach(async () => {
  down = false;
  await fixture.calm();
  await db().webhookDelivery.deleteMany();
});

afterAll(async () => {
  await fixture.sandbox.stop();
  await new Promise((resolve) => server.close(resolve));
});

interface Authorized {
  transaction: { id: string; status: string };
}

const authorize = async (amount = "10") => {
  const card = await fixture.newCard();
  return (await fixture.sandbox.control<Authorized>("authorize", { card: card.id, amount })).transaction;
};

const mirrored = (id: string) => db().transaction.findUnique({ where: { id } });
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 50 });
const statusOf = (id: string, status: string) =>
  eventually(async () => expect((await mirrored(id))?.status).toBe(status));

test("an authorization is in the mirror as soon as it is announced, and follows settlement and reversal", async () => {
  const { id } = await authorize();
  await statusOf(id, "Authorized");
  await fixture.sandbox.control("settle", { transaction: id, amount: "12.50" });
  await statusOf(id, "Settled");
  expect((await mirrored(id))?.finalLocalAmount?.toFixed(2)).toBe("-12.50");
  const other = await authorize();
  await fixture.sandbox.control("reverse", { transaction: other.id });
  await statusOf(other.id, "Reversed");
});

test("sent twice: one effect, and the second is counted", async () => {
  await fixture.fault("webhook", "duplicate");
  const { id } = await authorize();
  await eventually(async () => {
    const rows = await db().webhookDelivery.findMany({ where: { signature: "valid" } });
    expect(rows).toMatchObject([{ duplicates: 1, outcome: "mirrored" }]);
  });
  expect(await db().transactionEvent.count({ where: { transactionId: id } })).toBe(1);
});

test.each(["delay", "late"])("%s: news that comes later is taken as it comes", async (fault) => {
  await fixture.fault("webhook", fault, { ms: 400 });
  const { id } = await authorize();
  expect(await mirrored(id)).toBeNull();
  await statusOf(id, "Authorized");
});

test("sent again because our answer was lost: still one effect", async () => {
  await fixture.fault("webhook", "drop-after-effect");
  const { id } = await authorize();
  await statusOf(id, "Authorized");
  await fixture.sandbox.control("clock", { offset_ms: 3_600_000 });
  await eventually(async () => {
    const rows = await db().webhookDelivery.findMany({ where: { signature: "valid" } });
    expect(rows).toMatchObject([{ duplicates: 1 }]);
  });
  await fixture.sandbox.control("clock", { reset: true });
  expect(await db().transactionEvent.count({ where: { transactionId: id } })).toBe(1);
});

test("settled before authorized: the later news does not undo the further one", async () => {
  await fixture.fault("webhook", "reorder");
  const { id } = await authorize();
  await fixture.sandbox.control("settle", { transaction: id });
  await eventually(async () =>
    expect(await db().transactionEvent.count({ where: { transactionId: id } })).toBe(2),
  );
  expect((await mirrored(id))?.status).toBe("Settled");
});

test("a wrong signature and a foreign one change nothing and are recorded without their body", async () => {
  await fixture.fault("webhook", "bad-signature");
  const { id } = await authorize();
  await eventually(async () => {
    const rows = await db().webhookDelivery.findMany();
    expect(rows).toMatchObject([{ signature: "bad_signature", body: null }]);
  });
  expect(await mirrored(id)).toBeNull();
});

test("a credential with an old time is accepted, since a retry may carry one; one of the future is not", async () => {
  await fixture.fault("webhook", "clock-skew", { ms: -2 * 3_600_000 });
  const { id } = await authorize();
  await statusOf(id, "Authorized");
  await fixture.fault("webhook", "clock-skew", { ms: 2 * 3_600_000 });
  const ahead = await authorize();
  await eventually(async () => {
    expect(await db().webhookDelivery.findFirst({ where: { signature: "from_the_future" } })).not.toBeNull();
  });
  expect(await mirrored(ahead.id)).toBeNull();
});

test("the invalid JSON of the contract's samples is read, marked and kept as it came", async () => {
  await fixture.fault("webhook", "garbage-body");
  const { id } = await authorize();
  await statusOf(id, "Authorized");
  const row = await db().webhookDelivery.findFirstOrThrow({ where: { transactionId: id } });
  expect(row).toMatchObject({ outcome: "mirrored", repaired: true, change: "inserted" });
  expect(() => JSON.parse(row.body ?? "")).toThrow();
});

test("an event that never came is found by the next sync", async () => {
  await fixture.fault("webhook", "drop-before-effect");
  const { id } = await authorize();
  expect(await mirrored(id)).toBeNull();
  expect(await runSync()).toMatchObject({ status: "succeeded" });
  expect((await mirrored(id))?.status).toBe("Authorized");
});

test("while we are down nothing is acknowledged, so that it is sent again", async () => {
  down = true;
  const { id } = await authorize();
  await eventually(async () => {
    const { deliveries } = await fixture.sandbox.control<{
      deliveries: { state: string; attempts: unknown[] }[];
    }>(`webhooks?subject=${id}`);
    expect(deliveries[0]?.attempts.length).toBeGreaterThan(0);
    expect(deliveries[0]?.state).not.toBe("delivered");
  });
});

test("a one-time code is cut out before anything is stored", async () => {
  const card = await fixture.newCard();
  const sent = await fixture.sandbox.control<{ otp_code: string }>("three-ds", {
    card: card.id,
    amount: "10",
  });
  await eventually(async () => {
    const row = await db().webhookDelivery.findFirstOrThrow();
    expect(row.body).toContain("verification_id");
    expect(row.body).not.toContain(sent.otp_code);
  });
});

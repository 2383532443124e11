import { createServer, request as open, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { deliveriesAtRest } from "@/lib/webhooks/delivery-queue";
import { takeWebhooksDirectly } from "@/lib/webhooks/direct-intake";
import { type CardDesk, startCardDesk } from "@/scripts/testing/card-desk";

const PATH = "/api/webhooks/issuing";
let desk: CardDesk;
let server: Server;
let url = "";
const passed: string[] = [];

beforeAll(async () => {
  desk = await startCardDesk();
  takeWebhooksDirectly();
  server = createServer((request, response) => {
    passed.push(`${request.method} ${request.url}`);
    response.end("the console");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
});

beforeEach(async () => {
  passed.length = 0;
  await deliveriesAtRest();
  await db().webhookDelivery.deleteMany();
});

afterAll(async () => {
  await desk.sandbox.stop();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer> = "{}") =>
  fetch(url + path, { method: "POST", body, headers: { "content-type": "application/json" } });
const stored = () => db().webhookDelivery.findMany();

test("what the issuer signed is committed and has its effect, and the console's own listener never sees it", async () => {
  await desk.sandbox.control("webhook-target", { url: `${url}${PATH}?via=test` });
  const card = await desk.newCard();
  const { transaction } = await desk.sandbox.control<{ transaction: { id: string } }>("authorize", {
    card: card.id,
    amount: "10",
  });
  await vi.waitFor(
    async () =>
      expect(await db().transaction.findUnique({ where: { id: transaction.id } })).toMatchObject({
        status: "Authorized",
      }),
    { timeout: 10_000, interval: 50 },
  );
  expect(await stored()).toMatchObject([{ signature: "valid", sourceAddress: null }]);
  expect(passed).toEqual([]);
});

test("what nobody signed is refused and recorded without its body", async () => {
  const answer = await post(PATH);
  expect([answer.status, await answer.json()]).toEqual([401, { status: "refused" }]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await post(`${PATH}/a-secret-of-nobody`, '{"a":1}')).status).toBe(401);
  expect((await stored()).map(({ signature, body }) => [signature, body])).toEqual([
    ["missing_header", null],
    ["wrong_path", null],
  ]);
});

test("what is no webhook goes the usual way", async () => {
  for (const path of ["/", `${PATH}/a/b`, `${PATH}/a%20b`, "/api/webhooks/deliveries", `${PATH}er`])
    expect(await (await post(path)).text()).toBe("the console");
  expect(await (await fetch(url + PATH)).text()).toBe("the console");
  expect(passed).toHaveLength(6);
  expect(await stored()).toEqual([]);
});

test("a body that is too large is refused unread, and one that breaks off is not taken for a delivery", async () => {
  const large = await post(PATH, new Uint8Array(300 * 1024)).then(
    ({ status }) => status,
    () => "cut off",
  );
  expect([413, "cut off"]).toContain(large);
  await new Promise<void>((resolve) => {
    const request = open(`${url}${PATH}`, { method: "POST", headers: { "content-length": 100 } });
    request.on("error", () => resolve());
    request.write('{"action"', () => request.destroy());
    request.on("close", () => resolve());
  });
  expect((await post("/", "")).status).toBe(200);
  expect(await stored()).toEqual([]);
});

import { createServer, type IncomingHttpHeaders, request as open, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { deliveriesAtRest } from "@/lib/webhooks/delivery-queue";
import { takeWebhooksDirectly } from "@/lib/webhooks/direct-intake";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

const PATH = "/api/webhooks/issuing";
let fixture: CardFixture;
let server: Server;
let url = "";
const passed: string[] = [];

beforeAll(async () => {
  fixture = await startCardFixture();
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
  await fixture.sandbox.stop();
  await new Promise((resolve) => server.close(resolve));
});

const post = (path: string, body: string | Uint8Array<ArrayBuffer> = "{}") =>
  fetch(url + path, { method: "POST", body, headers: { "content-type": "application/json" } });
const stored = () => db().webhookDelivery.findMany();

test("what the issuer signed is committed and has its effect, and the console's own listener never sees it", async () => {
  await fixture.sandbox.control("webhook-target", { url: `${url}${PATH}?via=test` });
  const card = await fixture.newCard();
  const { transaction } = await fixture.sandbox.control<{ transaction: { id: string } }>("authorize", {
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

const OWN_HEADERS = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
];

/** What `fetch` would not send: any method, any headers. */
function send(method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const request = open(url + path, { method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    request.on("error", reject);
    request.end();
  });
}

test.each(["TRACE", "OPTIONS", "PUT", "PATCH", "PROPFIND", "SEARCH"])(
  "%s is a method of nothing here: 405 with every security header, whatever it is sent to",
  async (method) => {
    for (const path of ["/", "/cards/x", "/api/cards", PATH, "/_next/static/x"]) {
      const answer = await send(method, path);
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST, DELETE");
      for (const name of OWN_HEADERS) expect(answer.headers[name], name).toBeTruthy();
    }
    expect(passed).toEqual([]);
  },
);

test("what writes and comes from a page of another origin, or of one that hides it, is refused with 403", async () => {
  const own = url.replace("http://", "");
  const foreign = [
    "https://evil.example",
    "null",
    "",
    "http://127.0.0.1:1",
    `http://${own}.evil.example`,
    "//",
  ];
  for (const method of ["POST", "DELETE"])
    for (const path of ["/cards", "/api/session", "/api/auth/callback/credentials"])
      for (const origin of foreign) {
        const answer = await send(method, path, { origin, "next-action": "x" });
        expect(answer.status, `${method} ${path} ${origin}`).toBe(403);
        for (const name of OWN_HEADERS) expect(answer.headers[name], name).toBeTruthy();
      }
  expect(passed).toEqual([]);
});

test("what comes from our own pages goes on, behind a proxy too, and so does what reads or comes from no page", async () => {
  const console = "console.example";
  await send("POST", "/a", { origin: url });
  await send("POST", "/b", { origin: `https://${console}`, "x-forwarded-host": console });
  await send("POST", "/c");
  await send("GET", "/d", { origin: "https://evil.example" });
  expect(passed).toEqual(["POST /a", "POST /b", "POST /c", "GET /d"]);
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

import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { deliveriesAtRest } from "@/lib/webhooks/delivery-queue";
import { routeWebhook } from "@/lib/webhooks/route-webhook";

const SECRET = "a-path-that-only-the-issuer-knows-7Jq2";
vi.stubEnv("ISSUING_WEBHOOK_PROOF", "secret-path");
vi.stubEnv("ISSUING_WEBHOOK_PATH_SECRET", SECRET);
vi.stubEnv("ISSUING_WEBHOOK_SOURCES", "198.51.100.0/24");
vi.stubEnv("TRUSTED_PROXY_HOPS", "1");

const transaction = { id: "t-1", card: "c-1", status: "Authorized", transaction_currency: "HKD" };
const BODY = JSON.stringify({ action: "Authorization", card_transaction: transaction });

const send = (secret: string | undefined, from: string, body = BODY) => {
  const url = `https://console.example/api/webhooks/issuing${secret === undefined ? "" : `/${secret}`}`;
  const headers = { "x-forwarded-for": from, "content-type": "application/json", "user-agent": "issuer/1" };
  return routeWebhook(new Request(url, { method: "POST", headers, body }), secret);
};

const stored = () => db().webhookDelivery.findMany({ orderBy: { receivedAt: "asc" } });

afterEach(async () => {
  await deliveriesAtRest();
  await db().webhookDelivery.deleteMany();
});

test("the right path from a known address is the issuer's, and has its effect", async () => {
  expect((await send(SECRET, "198.51.100.7")).status).toBe(200);
  await deliveriesAtRest();
  expect(await stored()).toMatchObject([
    {
      proof: "secret-path",
      signature: "valid",
      sourceAddress: "198.51.100.7",
      outcome: "mirrored",
      body: BODY,
    },
  ]);
  expect((await db().transaction.findUniqueOrThrow({ where: { id: "t-1" } })).status).toBe("Authorized");
});

test.each<[string, string | undefined, string, string]>([
  ["no path", undefined, "198.51.100.7", "wrong_path"],
  ["an empty path", "", "198.51.100.7", "wrong_path"],
  ["a path that is almost right", `${SECRET.slice(0, -1)}x`, "198.51.100.7", "wrong_path"],
  ["a longer path", `${SECRET}x`, "198.51.100.7", "wrong_path"],
  ["the right path from elsewhere", SECRET, "203.0.113.9", "foreign_address"],
  ["the right path from nowhere", SECRET, "unknown", "foreign_address"],
  ["an address that only the sender claims", SECRET, "198.51.100.7, 203.0.113.9", "foreign_address"],
])("%s is refused, and recorded with its reason and address but no body", async (_, secret, from, reason) => {
  const body = BODY.replace("t-1", "t-2");
  const response = await send(secret, from, body);
  expect(response.status).toBe(401);
  expect(await response.text()).not.toContain(reason);
  const [row] = await stored();
  expect(row).toMatchObject({ signature: reason, body: null, bodyBytes: body.length, processedAt: null });
  expect(row?.sourceAddress).toBe(from.includes("unknown") ? null : from.split(", ").at(-1));
  expect(JSON.stringify(row)).not.toContain(SECRET);
  expect(await db().transaction.count({ where: { id: "t-2" } })).toBe(0);
});

test("refused again and again it is one row with a count; refused first and then proved, it still counts", async () => {
  const body = BODY.replace("t-1", "t-3");
  for (let times = 0; times < 3; times += 1) await send("x", "198.51.100.7", body);
  expect(await stored()).toMatchObject([{ duplicates: 2, signature: "wrong_path" }]);
  expect((await send(SECRET, "198.51.100.7", body)).status).toBe(200);
  await deliveriesAtRest();
  expect(await db().transaction.count({ where: { id: "t-3" } })).toBe(1);
});

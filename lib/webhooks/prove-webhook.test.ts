import { generateKeyPairSync } from "node:crypto";
import { expect, test, vi } from "vitest";
import { createSigner } from "@/lib/issuing/sign";
import { proveWebhook } from "@/lib/webhooks/prove-webhook";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("NEXTAUTH_SECRET", "a secret of some length");
vi.stubEnv("ISSUING_APP_ID", "app");
vi.stubEnv("ISSUING_PRIVATE_KEY", keys.privateKey);
vi.stubEnv("ISSUING_WEBHOOK_PUBLIC_KEY", keys.publicKey);
vi.stubEnv("ISSUING_WEBHOOK_MAX_AGE_HOURS", "3");

const NOW = new Date("2026-05-01T12:00:00Z");
const clock = { now: () => NOW };
const uri = "/api/webhooks/issuing?via=x";

function signed(hoursAgo: number, body = "{}", appId = "app") {
  const at = new Date(NOW.getTime() - hoursAgo * 3_600_000);
  const sign = createSigner({ appId, privateKey: keys.privateKey, clock: { now: () => at } });
  const headers = new Headers({ ...sign({ method: "POST", uri, body: Buffer.from(body) }) });
  return { uri, headers, body: Buffer.from(body) };
}

test("a retry may carry an old time, within the configured window only", () => {
  expect(proveWebhook(signed(0), clock)).toEqual({ verdict: "valid", signedAt: NOW });
  expect(proveWebhook(signed(2.99), clock)).toMatchObject({ verdict: "valid" });
  expect(proveWebhook(signed(3.01), clock)).toEqual({ verdict: "refused", reason: "stale" });
  expect(proveWebhook(signed(-1), clock)).toEqual({ verdict: "refused", reason: "from_the_future" });
});

test("a changed body, another address or another AppID is refused with its reason", () => {
  const good = signed(0);
  const refused = (reason: string) => ({ verdict: "refused", reason });
  expect(proveWebhook({ ...good, body: Buffer.from("{ }") }, clock)).toEqual(refused("bad_signature"));
  expect(proveWebhook({ ...good, uri: "/api/webhooks/issuing" }, clock)).toEqual(refused("bad_signature"));
  expect(proveWebhook(signed(0, "{}", "other"), clock)).toEqual(refused("foreign_app"));
  expect(proveWebhook({ ...good, headers: new Headers() }, clock)).toEqual(refused("missing_header"));
});

test("a path segment is no way around the signature", () => {
  expect(proveWebhook({ ...signed(0), pathSecret: "x" }, clock)).toEqual({
    verdict: "refused",
    reason: "wrong_path",
  });
});

test("a slash at the end of the address is no other address", () => {
  const given = signed(0);
  const headers = given.headers;
  const slash = { ...given, uri: "/api/webhooks/issuing/?via=x", headers };
  expect(proveWebhook(slash, clock)).toMatchObject({ verdict: "valid" });
});

test("what the issuer signed for the address before a proxy changed it is refused with that reason", () => {
  const given = signed(0);
  const behind = new Headers(given.headers);
  behind.set("x-original-uri", uri);
  expect(proveWebhook({ ...given, uri: "/hooks?via=x", headers: behind }, clock)).toEqual({
    verdict: "refused",
    reason: "wrong_uri",
  });
});

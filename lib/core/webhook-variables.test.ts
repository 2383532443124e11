import { expect, test } from "vitest";
import { parseEnv } from "@/lib/core/env";

const BASE = { DATABASE_URL: "postgres://x", NEXTAUTH_SECRET: "a secret of some length" };
const SECRET = "k3_-".repeat(8);
const SOURCES = "203.0.113.7, 198.51.100.0/24 2001:db8::/32";
const webhooks = (vars: Record<string, string>) => parseEnv({ ...BASE, ...vars }).webhooks;

test("without settings a webhook is proved by its signature, at most 49 hours old", () => {
  expect(webhooks({})).toMatchObject({ proof: "signature", sources: [], maxAgeHours: 49, quietMinutes: 60 });
  expect(webhooks({ ISSUING_WEBHOOK_MAX_AGE_HOURS: "2" }).maxAgeHours).toBe(2);
});

test("a secret path stands together with the addresses it may be called from", () => {
  const proof = {
    ISSUING_WEBHOOK_PROOF: "secret-path",
    ISSUING_WEBHOOK_PATH_SECRET: SECRET,
    ISSUING_WEBHOOK_SOURCES: SOURCES,
  };
  expect(webhooks(proof)).toMatchObject({
    proof: "secret-path",
    pathSecret: SECRET,
    sources: ["203.0.113.7", "198.51.100.0/24", "2001:db8::/32"],
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ ISSUING_WEBHOOK_PROOF: "none" }, /ISSUING_WEBHOOK_PROOF/],
  [{ ISSUING_WEBHOOK_PROOF: "secret-path" }, /needs both/],
  [{ ISSUING_WEBHOOK_PROOF: "secret-path", ISSUING_WEBHOOK_PATH_SECRET: SECRET }, /ISSUING_WEBHOOK_SOURCES/],
  [{ ISSUING_WEBHOOK_PROOF: "secret-path", ISSUING_WEBHOOK_SOURCES: SOURCES }, /at least 32/],
  [{ ISSUING_WEBHOOK_PATH_SECRET: "short" }, /at least 32 characters/],
  [{ ISSUING_WEBHOOK_PATH_SECRET: "a/b".repeat(20) }, /part of a URL/],
  [{ ISSUING_WEBHOOK_PATH_SECRET: SECRET }, /would not be checked/],
  [{ ISSUING_WEBHOOK_SOURCES: SOURCES }, /would not be checked/],
  [{ ISSUING_WEBHOOK_SOURCES: "10.0.0.0/33" }, /CIDR/],
  [{ ISSUING_WEBHOOK_SOURCES: "issuer.example" }, /CIDR/],
  [{ ISSUING_WEBHOOK_SOURCES: "0.0.0.0/0" }, /so wide/],
  [{ ISSUING_WEBHOOK_SOURCES: "::/1, 203.0.113.7" }, /so wide/],
  [{ ISSUING_WEBHOOK_SOURCES: "::ffff:0.0.0.0/96" }, /so wide/],
  [{ ISSUING_WEBHOOK_MAX_AGE_HOURS: "0" }, /ISSUING_WEBHOOK_MAX_AGE_HOURS/],
])("%j is refused at the start in one sentence that does not repeat the secret", (vars, sentence) => {
  expect(() => webhooks(vars)).toThrow(sentence);
  expect(() => webhooks(vars)).not.toThrow(new RegExp(`${SECRET}|\\n`));
});

import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IssuingConfigError } from "@/lib/issuing/errors";
import { createWebhookVerifier } from "@/lib/issuing/verify-webhook";

const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = (key: typeof pair) => key.publicKey.export({ type: "spki", format: "pem" }).toString();
const clock = { now: () => new Date("2025-03-04T03:32:11Z") };
const uri = "/api/webhooks/issuing?tenant=1";
const body = Buffer.from('{"action":"Settled"}');

/** The issuer's side, written out from contract §2 on its own. */
function signed(change: { time?: string; appId?: string; key?: typeof pair; algorithm?: string } = {}) {
  const { time = "20250304033211", appId = APP_ID, key = pair, algorithm = "Wonder-RSA-SHA256" } = change;
  const nonce = "abcdEFGH01234567";
  const hmac = (secret: string | Buffer, data: string) => createHmac("sha256", secret).update(data).digest();
  const k2 = hmac(hmac(nonce, time), "Wonder-RSA-SHA256");
  const message = hmac(k2, `POST\n${uri}\n${body}`).toString("hex");
  const signature = sign("sha256", Buffer.from(message), key.privateKey).toString("base64");
  return new Headers({ Credential: `${appId}/${time}/${algorithm}`, Nonce: nonce, Signature: signature });
}

const check = createWebhookVerifier({ publicKey: pem(pair), appId: APP_ID, clock });

describe("a webhook is valid", () => {
  it("when method, path with query, body, time and nonce are those that were signed", () => {
    expect(check({ uri, body, headers: signed() })).toEqual({
      valid: true,
      signedAt: new Date("2025-03-04T03:32:11Z"),
      nonce: "abcdEFGH01234567",
    });
  });

  it("under either of two keys while the issuer changes its key", () => {
    const both = createWebhookVerifier({ publicKey: pem(other) + pem(pair), appId: APP_ID, clock });
    expect(both({ uri, body, headers: signed() }).valid).toBe(true);
    expect(both({ uri, body, headers: signed({ key: other }) }).valid).toBe(true);
  });

  it("when a retry carries the time of its first delivery, up to 25 hours", () => {
    expect(check({ uri, body, headers: signed({ time: "20250303033211" }) }).valid).toBe(true);
    expect(check({ uri, body, headers: signed({ time: "20250303023210" }) })).toEqual({
      valid: false,
      reason: "stale",
    });
    const strict = createWebhookVerifier({ publicKey: pem(pair), appId: APP_ID, clock, maxAgeSeconds: 60 });
    expect(strict({ uri, body, headers: signed({ time: "20250304033110" }) })).toMatchObject({
      reason: "stale",
    });
  });
});

describe("a webhook is refused with its reason", () => {
  it.each([
    ["bad_signature", signed({ key: other })],
    ["foreign_app", signed({ appId: "somebody-else" })],
    ["unknown_algorithm", signed({ algorithm: "none" })],
    ["from_the_future", signed({ time: "20250304040212" })],
    ["malformed_credential", signed({ time: "20251304033211" })],
    ["missing_header", new Headers()],
  ])("%s", (reason, headers) => {
    expect(check({ uri, body, headers })).toEqual({ valid: false, reason });
  });

  it.each([
    ["Credential", "a/b", "malformed_credential"],
    ["Credential", `${APP_ID}/20250304033211/Wonder-RSA-SHA256/x`, "malformed_credential"],
    ["Credential", "", "missing_header"],
    ["Nonce", "a b", "malformed_nonce"],
    ["Nonce", "abcdEFGH01234568", "bad_signature"],
    ["Signature", "*".repeat(344), "malformed_signature"],
    ["Signature", "A".repeat(100_000), "missing_header"],
  ])("%s = %.40s → %s", (name, value, reason) => {
    const headers = signed();
    headers.set(name, value);
    expect(check({ uri, body, headers })).toEqual({ valid: false, reason });
  });

  it("when one byte of the body or the query differs", () => {
    const headers = signed();
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const changed = Buffer.from(body);
        changed[place] = (changed[place] ?? 0) ^ change;
        expect(check({ uri, body: changed, headers })).toEqual({ valid: false, reason: "bad_signature" });
      }),
    );
    expect(check({ uri: uri.replace("1", "2"), body, headers }).valid).toBe(false);
    expect(check({ uri: "/api/webhooks/issuing", body, headers }).valid).toBe(false);
    expect(check({ uri, body: Buffer.alloc(0), headers }).valid).toBe(false);
  });

  it("never with an exception, whatever the headers hold", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.uint8Array(),
        (credential, nonce, signature, bytes) => {
          const values = new Map([
            ["credential", credential],
            ["nonce", nonce],
            ["signature", signature],
          ]);
          expect(check({ uri, body: bytes, headers: values }).valid).toBe(false);
        },
      ),
    );
  });
});

it("a verifier cannot be made from a private key or no key", () => {
  const privatePem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  expect(() => createWebhookVerifier({ publicKey: privatePem, appId: APP_ID })).toThrow(/private key/);
  expect(() => createWebhookVerifier({ publicKey: "nothing", appId: APP_ID })).toThrow(IssuingConfigError);
});

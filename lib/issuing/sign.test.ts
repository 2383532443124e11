import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { IssuingConfigError } from "@/lib/issuing/errors";
import { createSigner, randomNonce, signatureMessage } from "@/lib/issuing/sign";

const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const clock = { now: () => new Date("2024-05-01T12:01:23.999Z") };
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const pkcs1 = privateKey.export({ type: "pkcs1", format: "pem" }).toString();

describe("the signed message is that of the contract's check vectors (§2.1)", () => {
  it.each([
    [
      "GET",
      "/svc/ts/api/v1/openapi/cards",
      "",
      "e3baace39e801ab7d14032d576ad0ed94386eaeb27bb551710b0ec5a2ceddbab",
    ],
    [
      "GET",
      "/svc/ts/api/v1/openapi/cards?offset=0&limit=10",
      "",
      "70a9f88dbec22e9bd6d625ae646ab6705092a42026b5dae22f5e085390308e5d",
    ],
    [
      "post",
      "/svc/payment/api/v1/echo",
      '{"message" : "Hello,Wonder!"}',
      "d5b6ccd150e8f74768d8cd08dcf43a1eefe41b529f9c02cc4ff54c8a3f9cedf6",
    ],
    [
      "PUT",
      "/svc/ts/api/v1/openapi/cards/56f825f9-b962-46ca-8c0d-99269e041514/lock",
      "{}",
      "48b6b1ccf9ae30bddd709b7cf350cd792994a50903af00b6683a2ee5194246ba",
    ],
  ])("%s %s %s", (method, uri, body, expected) => {
    const given = {
      method,
      uri,
      body: Buffer.from(body),
      requestTime: "20240501120123",
      nonce: "0".repeat(16),
    };
    expect(signatureMessage(given)).toBe(expected);
  });

  it("signs the bytes of the body, also those that are no UTF-8", () => {
    const given = { method: "POST", uri: "/", requestTime: "20240501120123", nonce: "0".repeat(16) };
    const one = signatureMessage({ ...given, body: Buffer.from([0xff]) });
    const other = signatureMessage({ ...given, body: Buffer.from([0xfe]) });
    expect(one).not.toBe(other);
  });
});

describe("the headers", () => {
  it.each([
    ["PKCS#8", pkcs8],
    ["PKCS#1", pkcs1],
    ["one line with backslash-n", pkcs8.replaceAll("\n", "\\n")],
    ["quoted, with Windows line ends", `"${pkcs1.replaceAll("\n", "\\r\\n")}"`],
  ])("carry UTC time, nonce and an RSA signature of the hex text, from a %s key", (_name, key) => {
    const sign = createSigner({ appId: APP_ID, privateKey: key, clock, nonce: () => "0".repeat(16) });
    const headers = sign({ method: "GET", uri: "/svc/ts/api/v1/openapi/cards" });
    expect(headers.Credential).toBe(`${APP_ID}/20240501120123/Wonder-RSA-SHA256`);
    expect(headers.Nonce).toBe("0".repeat(16));
    const message = Buffer.from("e3baace39e801ab7d14032d576ad0ed94386eaeb27bb551710b0ec5a2ceddbab");
    expect(verify("sha256", message, publicKey, Buffer.from(headers.Signature, "base64"))).toBe(true);
  });

  it("carry a new nonce of 16 letters and digits on every call", () => {
    const nonces = new Set(Array.from({ length: 500 }, randomNonce));
    expect(nonces.size).toBe(500);
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9A-Za-z]{16}$/);
  });
});

describe("a key or AppID that cannot sign is refused at once, in a sentence without the key", () => {
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const ecPem = ec.export({ type: "pkcs8", format: "pem" }).toString();
  const publicPem = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  const locked = privateKey
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" })
    .toString();

  it.each([
    ["an EC key", APP_ID, ecPem, /RSA private key; this is a ec/],
    ["a public key", APP_ID, publicPem, /public half/],
    ["a locked key", APP_ID, locked, /passphrase/],
    ["half a key", APP_ID, pkcs8.slice(0, 300), /whole PEM/],
    ["nothing", APP_ID, "  ", /empty/],
    ["an AppID with a slash", "a/b", pkcs8, /AppID/],
  ])("%s", (_name, appId, key, sentence) => {
    const make = () => createSigner({ appId, privateKey: key, clock });
    expect(make).toThrow(IssuingConfigError);
    expect(make).toThrow(sentence);
    const body = key.split("\n")[1] || "never";
    expect(make).not.toThrow(new RegExp(body.slice(0, 12).replace(/[^A-Za-z0-9]/g, ".")));
  });
});

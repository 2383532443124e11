import { describe, expect, it } from "vitest";
import { deriveSecretKey } from "./derive";
import { decrypt, encrypt } from "./jwe";
import { makeKeyPair, readCoordinate, sharedSecret } from "./point";

const KID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const scalar = (text: string) => Buffer.from(text.padStart(64, "0"), "hex");
const client = makeKeyPair(scalar("11".repeat(32)));
const server = makeKeyPair(scalar("22".repeat(32)));

describe("the PCI vectors of the contract, §8.1", () => {
  it("has the printed public keys", () => {
    expect([client.x.toString("hex"), client.y.toString("hex")]).toEqual([
      "0217e617f0b6443928278f96999e69a23a4f2c152bdf6d6cdf66e5b80282d4ed",
      "194a7debcb97712d2dda3ca85aa8765a56f45fc758599652f2897c65306e5794",
    ]);
    expect([server.x.toString("hex"), server.y.toString("hex")]).toEqual([
      "d65a93977caa3d1b081852ff57a79e465f1660577304baead505dd3a48589cf3",
      "50185e895372df6221ea3a137557e473fddb6755f05bd507c3c533fce9c91285",
    ]);
  });

  it("derives Z and both secret keys", () => {
    const z = sharedSecret(server, client.x, client.y) ?? Buffer.alloc(0);
    expect(z.toString("hex")).toBe("ccfc261f58193c98ca4ad4a53bbac6f0ee29bc4d48438090446908622ca79af6");
    expect(deriveSecretKey(KID, z, "utf8").toString("hex")).toBe(
      "201d6ef1f2280c58fe9e1c1c9591e6339738127be8cbd25c92ebc13ac2287d18",
    );
    expect(deriveSecretKey(KID, z, "raw").toString("hex")).toBe(
      "5b29e2b772697f9bffb27e99d230449466dffa8863c30d0001b72f2aaae5200f",
    );
  });

  it("writes and opens the printed JWE", () => {
    const key = Buffer.from("201d6ef1f2280c58fe9e1c1c9591e6339738127be8cbd25c92ebc13ac2287d18", "hex");
    const plaintext = Buffer.from('{"password":"123456"}');
    const jwe =
      "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiZDkwMGRhOGItNmUxNi00YTg1LThhNjYtMDVkMjlhYzUzZjI0In0" +
      "..AAAAAAAAAAAAAAAA.aQwONGKUTgBokxlp4DuG9fhvntQU.tDTS8cKaSQBM98v-IM3alQ";
    expect(encrypt(plaintext, key, { enc: "A256GCM", kid: KID, iv: Buffer.alloc(12) })).toBe(jwe);
    expect(decrypt(jwe, key)).toEqual({ kid: KID, plaintext });
  });

  it("reads a public key whose leading zero was stripped", () => {
    const short = makeKeyPair(scalar((379).toString(16)));
    expect(short.x.toString("hex")).toBe("005543894af3d00ed7d740abdbd75c96b06877b787db5f70eea78b90a8d7c00a");
    expect(readCoordinate("5543894af3d00ed7d740abdbd75c96b06877b787db5f70eea78b90a8d7c00a")).toEqual(short.x);
    expect(readCoordinate(short.x.toString("base64url"))).toEqual(short.x);
  });

  it("keeps the leading zero of Z", () => {
    const z = sharedSecret(makeKeyPair(scalar((638).toString(16))), server.x, server.y) ?? Buffer.alloc(0);
    expect(z.toString("hex")).toBe("002ecb3d7184fc195359845dc82ca8d96bafa1877571c798f91f655028938ab3");
    expect(deriveSecretKey(KID, z, "utf8").toString("hex")).toBe(
      "1cd8e41970e856d94572b676916e7cb0a21a2000d918a45df8856369a18a9622",
    );
  });

  it("refuses a point that is not on the curve", () => {
    const y = Buffer.from(client.y);
    y.writeUInt8(y.readUInt8(31) ^ 1, 31);
    expect(sharedSecret(server, client.x, y)).toBeNull();
  });
});

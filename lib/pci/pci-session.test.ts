import { createECDH, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PciError, type PciErrorCode } from "@/lib/pci/errors";
import { createPciSession, type PciSession } from "@/lib/pci/pci-session";
import { importPeerPoint } from "@/lib/pci/peer-point";
import { deriveSecretKey } from "@/lib/pci/secret-key";
import { open, seal, secretKeyOf } from "@/lib/pci/testing/issuer-side";

const KID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const SERVER = {
  x: "d65a93977caa3d1b081852ff57a79e465f1660577304baead505dd3a48589cf3",
  y: "50185e895372df6221ea3a137557e473fddb6755f05bd507c3c533fce9c91285",
};
const Z = "ccfc261f58193c98ca4ad4a53bbac6f0ee29bc4d48438090446908622ca79af6";
const SECRET_UTF8 = "201d6ef1f2280c58fe9e1c1c9591e6339738127be8cbd25c92ebc13ac2287d18";
const SECRET_BYTES = "5b29e2b772697f9bffb27e99d230449466dffa8863c30d0001b72f2aaae5200f";
const VECTOR_JWE =
  "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiZDkwMGRhOGItNmUxNi00YTg1LThhNjYtMDVkMjlhYzUzZjI0In0..AAAAAAAAAAAAAAAA.aQwONGKUTgBokxlp4DuG9fhvntQU.tDTS8cKaSQBM98v-IM3alQ";
const hex = (text: string) => Buffer.from(text, "hex");
const scalar = (n: number) => hex(n.toString(16).padStart(64, "0"));

function sessionOf(privateKey: Buffer, kidEncoding: "utf8" | "bytes" = "utf8"): PciSession {
  return createPciSession({ kid: KID, privateKey, kidEncoding });
}

describe("the contract's check vectors (§8.1)", () => {
  it("public coordinates, in 64 hex digits", () => {
    expect(sessionOf(hex("11".repeat(32))).publicKey).toEqual({
      kid: KID,
      x: "0217e617f0b6443928278f96999e69a23a4f2c152bdf6d6cdf66e5b80282d4ed",
      y: "194a7debcb97712d2dda3ca85aa8765a56f45fc758599652f2897c65306e5794",
    });
    expect(sessionOf(hex("22".repeat(32))).publicKey).toMatchObject(SERVER);
  });

  it.each([
    ["utf8", SECRET_UTF8],
    ["bytes", SECRET_BYTES],
  ] as const)("the secret key, kid as %s", async (encoding, secret) => {
    expect(Buffer.from(deriveSecretKey(KID, hex(Z), encoding)).toString("hex")).toBe(secret);
    const session = sessionOf(hex("11".repeat(32)), encoding);
    session.agree(importPeerPoint(SERVER));
    expect(open(hex(secret), await session.encryptPin("123456"))).toEqual({
      header: { alg: "dir", enc: "A256GCM", kid: KID },
      plaintext: '{"password":"123456"}',
    });
  });

  it("the JWE with an all-zero IV opens, authentic, to a PIN and so to no card", async () => {
    expect(open(hex(SECRET_UTF8), VECTOR_JWE).plaintext).toBe('{"password":"123456"}');
    const session = sessionOf(hex("11".repeat(32)));
    session.agree(importPeerPoint(SERVER));
    await expect(session.decryptCardBlock(VECTOR_JWE)).rejects.toMatchObject({ code: "bad_plaintext" });
  });

  it("a public key with a leading zero byte is sent padded and read with the zeros stripped", () => {
    const session = sessionOf(scalar(379));
    expect(session.publicKey.x).toBe("005543894af3d00ed7d740abdbd75c96b06877b787db5f70eea78b90a8d7c00a");
    const stripped = importPeerPoint({ ...session.publicKey, x: session.publicKey.x.slice(2) });
    expect(Buffer.from(stripped.x).toString("hex")).toBe(session.publicKey.x);
  });

  it("a Z with a leading zero byte keeps its 32 bytes", async () => {
    const z = "002ecb3d7184fc195359845dc82ca8d96bafa1877571c798f91f655028938ab3";
    const secret = "1cd8e41970e856d94572b676916e7cb0a21a2000d918a45df8856369a18a9622";
    expect(Buffer.from(deriveSecretKey(KID, hex(z), "utf8")).toString("hex")).toBe(secret);
    const session = sessionOf(scalar(638));
    session.agree(importPeerPoint(SERVER));
    expect(open(hex(secret), await session.encryptPin("123456")).plaintext).toBe('{"password":"123456"}');
  });
});

describe("both sides agree", () => {
  it("for 2,000 fresh keys, with every spelling of the coordinates, leading zeros included", async () => {
    let leadingZeros = 0;
    for (let n = 1; n <= 2000; n++) {
      const server = createECDH("prime256v1");
      if (n % 2) server.generateKeys();
      else server.setPrivateKey(scalar(n));
      const point = server.getPublicKey();
      const session = createPciSession({ kid: KID });
      const [x, y] = [point.subarray(1, 33), point.subarray(33)];
      if (x[0] === 0 || y[0] === 0) leadingZeros++;
      session.agree(importPeerPoint({ x: spell(x, n), y: spell(y, n + 1) }));
      const peer = Buffer.from(`04${session.publicKey.x}${session.publicKey.y}`, "hex");
      const key = secretKeyOf(KID, server.computeSecret(peer));
      expect(open(key, await session.encryptPin("4711")).plaintext).toBe('{"password":"4711"}');
      session.destroy();
    }
    expect(leadingZeros).toBeGreaterThan(3);
  }, 60_000);

  it("on the card, from A256GCM and A128CBC-HS256", async () => {
    const { session, key } = agreed();
    for (const enc of ["A256GCM", "A128CBC-HS256"] as const) {
      const block = seal(key, KID, '{"pan":"3567721234568210","cvv":"042","expiration_date":"04/32"}', {
        enc,
      });
      expect(await session.decryptCardBlock(block)).toEqual({
        pan: "3567721234568210",
        cvv: "042",
        expirationDate: "04/32",
      });
    }
    const silent = seal(key, KID, '{"card":{"cardNumber":"3567 7212 3456 8210","CVV2":42}}', {
      header: { kid: undefined },
    });
    expect(await session.decryptCardBlock(silent)).toEqual({
      pan: "3567721234568210",
      cvv: "042",
      expirationDate: null,
    });
  });

  it("never twice on the same kid or key", () => {
    const sessions = Array.from({ length: 200 }, () => createPciSession());
    expect(new Set(sessions.map((session) => session.kid)).size).toBe(200);
    expect(new Set(sessions.map((session) => session.publicKey.x)).size).toBe(200);
    for (const { kid, publicKey } of sessions) {
      expect(kid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(`${publicKey.x}${publicKey.y}`).toMatch(/^[0-9a-f]{128}$/);
    }
  });
});

describe("a session", () => {
  it("goes through its steps in order, once", async () => {
    const session = createPciSession();
    await expect(session.encryptPin("1234")).rejects.toMatchObject({ code: "wrong_order" });
    session.agree(importPeerPoint(SERVER));
    expect(() => session.agree(importPeerPoint(SERVER))).toThrow(new PciError("wrong_order"));
    session.destroy();
    session.destroy();
    await expect(session.encryptPin("1234")).rejects.toMatchObject({ code: "destroyed" });
    await expect(session.decryptCardBlock(VECTOR_JWE)).rejects.toMatchObject({ code: "destroyed" });
    expect(() => session.agree(importPeerPoint(SERVER))).toThrow(new PciError("destroyed"));
  });

  it("that ends while a PIN is being encrypted does not encrypt it under a key of zeros", async () => {
    const { session, key } = agreed();
    const pending = session.encryptPin("123456");
    session.destroy();
    expect(open(key, await pending).plaintext).toBe('{"password":"123456"}');
  });

  it("zeroes the private key it was given, and Z", () => {
    const privateKey = hex("11".repeat(32));
    sessionOf(privateKey);
    expect(privateKey.every((byte) => byte === 0)).toBe(true);
    const z = hex(Z);
    deriveSecretKey(KID, z, "utf8");
    expect(z.every((byte) => byte === 0)).toBe(true);
  });

  it("shows no key when it is printed or serialised", () => {
    const { session, key } = agreed();
    const text = `${JSON.stringify(session)} ${Object.values(session).map(String).join(" ")}`;
    expect(text).not.toContain(Buffer.from(key).toString("hex"));
    expect(Object.keys(session).sort()).toEqual([
      "agree",
      "decryptCardBlock",
      "destroy",
      "encryptPin",
      "kid",
      "publicKey",
    ]);
  });

  it.each(["", "123", "1234567890123", "12a4", "１２３４", "1234\n", " 1234"])(
    "refuses the PIN %j",
    async (pin) => {
      const { session } = agreed();
      const error = await session.encryptPin(pin).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: "bad_pin" });
      if (pin) expect(String(error)).not.toContain(pin);
    },
  );

  it("refuses a kid or private key that cannot be used", () => {
    const codeOf = (make: () => unknown): PciErrorCode | null => {
      try {
        make();
        return null;
      } catch (error) {
        return error instanceof PciError ? error.code : null;
      }
    };
    expect(codeOf(() => createPciSession({ kid: "a b" }))).toBe("bad_kid");
    expect(codeOf(() => createPciSession({ kid: "" }))).toBe("bad_kid");
    expect(codeOf(() => createPciSession({ privateKey: Buffer.alloc(32) }))).toBe("bad_key");
    const noUuid = createPciSession({ kid: "session-1", kidEncoding: "bytes" });
    expect(codeOf(() => noUuid.agree(importPeerPoint(SERVER)))).toBe("bad_kid");
  });
});

function agreed(): { session: PciSession; key: Buffer } {
  const session = sessionOf(hex("11".repeat(32)));
  session.agree(importPeerPoint(SERVER));
  return { session, key: hex(SECRET_UTF8) };
}

/** Padded hex, stripped hex, odd-length hex, base64url, in turn. */
function spell(coordinate: Buffer, n: number): string {
  const padded = coordinate.toString("hex");
  const spellings = [padded, padded.replace(/^(00)+/, ""), padded.replace(/^0+/, ""), padded.toUpperCase()];
  return [...spellings, coordinate.toString("base64url")][n % 5] ?? padded;
}

describe("the peer's point", () => {
  const refused = (key: Parameters<typeof importPeerPoint>[0]): void => {
    expect(() => importPeerPoint(key)).toThrow(new PciError("bad_point"));
  };

  it("is refused when it is not on the curve", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (x, y) => refused({ x: Buffer.from(x).toString("hex"), y: Buffer.from(y).toString("hex") }),
      ),
      { numRuns: 1000 },
    );
    refused({ x: "0", y: "0" });
    refused({ x: SERVER.y, y: SERVER.x });
    const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    refused({ x: SERVER.x, y: (p - BigInt(`0x${SERVER.y}`) + 1n).toString(16) });
    refused({ x: p.toString(16), y: "1" });
  });

  it("is refused when one bit of a coordinate is flipped", () => {
    fc.assert(
      fc.property(fc.nat(255), fc.boolean(), (bit, inX) => {
        const bytes = hex(inX ? SERVER.x : SERVER.y);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        refused({ ...SERVER, [inX ? "x" : "y"]: bytes.toString("hex") });
      }),
    );
  });

  it("is refused in any other notation, curve or key type", () => {
    for (const x of [
      "",
      " ",
      `0x${SERVER.x}`,
      `${SERVER.x}00`,
      "+/==",
      "é",
      randomBytes(40).toString("base64url"),
    ]) {
      refused({ ...SERVER, x });
    }
    refused({ ...SERVER, kty: "RSA" });
    refused({ ...SERVER, crv: "P-384" });
    expect(importPeerPoint({ ...SERVER, kty: "EC", crv: "P-256" })).toEqual(importPeerPoint(SERVER));
  });
});

import { randomBytes, randomInt } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { PciError } from "@/lib/pci/errors";
import { createPciSession, type PciSession } from "@/lib/pci/pci-session";
import { importPeerPoint } from "@/lib/pci/peer-point";
import { seal } from "@/lib/pci/testing/issuer-side";

const KID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const KEY = Buffer.from("201d6ef1f2280c58fe9e1c1c9591e6339738127be8cbd25c92ebc13ac2287d18", "hex");
const PAN = "3567721234568210";
const CARD = `{"pan":"${PAN}","cvv":"739"}`;
let session: PciSession;

beforeAll(() => {
  session = createPciSession({ kid: KID, privateKey: Buffer.alloc(32, 0x11) });
  session.agree(
    importPeerPoint({
      x: "d65a93977caa3d1b081852ff57a79e465f1660577304baead505dd3a48589cf3",
      y: "50185e895372df6221ea3a137557e473fddb6755f05bd507c3c533fce9c91285",
    }),
  );
});

async function refusal(jwe: string): Promise<PciError> {
  const error = await session.decryptCardBlock(jwe).then(
    () => new Error("was opened"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PciError)) throw error;
  const text = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const secret of [PAN, "739164", KEY.toString("hex"), KEY.toString("base64")])
    expect(text).not.toContain(secret);
  return error;
}

describe("a block is refused before it is opened", () => {
  it.each([
    ["compressed", { zip: "DEF" }, "unsupported_header"],
    ["critical extensions", { crit: ["exp"], exp: 1 }, "unsupported_header"],
    ["an embedded key", { jwk: { kty: "oct" } }, "unsupported_header"],
    ["a key by address", { jku: "https://evil.example" }, "unsupported_header"],
    ["key agreement parties", { apu: "" }, "unsupported_header"],
    ["a foreign alg", { alg: "A256KW" }, "unsupported_header"],
    ["RSA", { alg: "RSA1_5" }, "unsupported_header"],
    ["passwords", { alg: "PBES2-HS256+A128KW", p2c: 1e9, p2s: "x" }, "unsupported_header"],
    ["no alg", { alg: undefined }, "unsupported_header"],
    ["a foreign enc", { enc: "A128GCM" }, "unsupported_header"],
    ["another long enc", { enc: "A256CBC-HS512" }, "unsupported_header"],
    ["an enc from the prototype", { enc: "constructor" }, "unsupported_header"],
    ["another kid", { kid: "00000000-0000-4000-8000-000000000000" }, "wrong_kid"],
    ["a kid in other letters", { kid: KID.toUpperCase() }, "wrong_kid"],
    ["a kid that is no text", { kid: null }, "wrong_kid"],
  ])("%s", async (_name, header, code) => {
    expect((await refusal(seal(KEY, KID, CARD, { header }))).code).toBe(code);
  });

  it.each([
    ["nothing", ""],
    ["four parts", "a.b.c.d"],
    ["a JWS", "eyJhbGciOiJkaXIifQ.e30.AAAA"],
    ["a header that is no JSON", "AAAA..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"],
    ["a header that is a list", "W10..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA"],
    ["far too long", `eyJ9..AAAA.${"A".repeat(20_000)}.AAAA`],
  ])("%s", async (_name, jwe) => {
    expect((await refusal(jwe)).code).toBe("bad_jwe");
  });

  it("a wrapped key beside the direct one, a short tag, a short IV", async () => {
    const parts = seal(KEY, KID, CARD).split(".");
    const change = (index: number, value: string) =>
      parts.map((part, at) => (at === index ? value : part)).join(".");
    expect((await refusal(change(1, "AAAA"))).code).toBe("bad_jwe");
    expect((await refusal(change(4, (parts[4] ?? "").slice(0, 16)))).code).toBe("bad_jwe");
    expect((await refusal(change(2, "AAAA"))).code).toBe("bad_jwe");
  });
});

it("a block under another key, and one whose algorithm was exchanged, cannot be opened", async () => {
  expect((await refusal(seal(randomBytes(32), KID, CARD))).code).toBe("decrypt_failed");
  expect((await refusal(seal(randomBytes(32), KID, CARD, { enc: "A128CBC-HS256" }))).code).toBe(
    "decrypt_failed",
  );
});

it.each([
  ["no JSON", "hello"],
  ["no card", '{"password":"739164"}'],
  ["a number that lost digits", '{"pan":62123412341234123412}'],
  ["a masked number", '{"pan":"356772******8210"}'],
  ["a CVV of five digits", `{"pan":"${PAN}","cvv":"73916"}`],
  ["bytes that are no text", Buffer.from([0x7b, 0xff, 0x7d])],
  ["a list too deep", `${"[".repeat(3000)}${"]".repeat(3000)}`],
])("an authentic block with %s is refused without quoting it", async (_name, plaintext) => {
  expect((await refusal(seal(KEY, KID, plaintext))).code).toBe("bad_plaintext");
});

it("10,000 changed, cut, spliced and random blocks each end in a closed error", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  const seeds = (["A256GCM", "A128CBC-HS256"] as const).map((enc) => seal(KEY, KID, CARD, { enc }));
  const codes = new Map<string, number>();
  const at = (text: string) => randomInt(text.length + 1);
  const mutate = (jwe: string, other: string): string => {
    const place = at(jwe);
    const mutations = [
      () => jwe.slice(0, place),
      () => jwe.slice(0, place) + alphabet[randomInt(alphabet.length)] + jwe.slice(place + 1),
      () => jwe.slice(0, place) + alphabet[randomInt(alphabet.length)] + jwe.slice(place),
      () => jwe.slice(0, place) + other.slice(at(other)),
      () => flipBit(jwe),
      () => randomBytes(randomInt(200)).toString("base64url"),
      () => randomBytes(randomInt(200)).toString("latin1"),
    ];
    return mutations[randomInt(mutations.length)]?.() ?? "";
  };
  for (let n = 0; n < 10_000; n++) {
    const [jwe = "", other = ""] = n % 2 ? seeds : seeds.toReversed();
    const changed = mutate(jwe, other);
    if (sameBytes(changed, jwe) || sameBytes(changed, other)) continue;
    const { code } = await refusal(changed);
    codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  expect([...codes.keys()].sort()).toEqual(expect.arrayContaining(["bad_jwe", "decrypt_failed"]));
  expect(codes.has("bad_plaintext")).toBe(false);
}, 60_000);

it("10,000 authentic blocks of arbitrary content never crash", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.string({ minLength: 1 }),
        fc.uint8Array({ minLength: 1 }).map((bytes) => Buffer.from(bytes)),
      ),
      async (plaintext) => {
        expect((await refusal(seal(KEY, KID, plaintext))).code).toBe("bad_plaintext");
      },
    ),
    { numRuns: 10_000 },
  );
}, 60_000);

function flipBit(jwe: string): string {
  const parts = jwe.split(".");
  const index = [0, 2, 3, 4][randomInt(4)] ?? 0;
  const bytes = Buffer.from(parts[index] ?? "", "base64url");
  const place = randomInt(bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << randomInt(8));
  return parts.map((part, at) => (at === index ? bytes.toString("base64url") : part)).join(".");
}

/** The last character of a base64url part has bits that mean nothing. */
function sameBytes(a: string, b: string): boolean {
  const [left, right] = [a.split("."), b.split(".")];
  const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64url").toString("hex");
  return (
    left.length === right.length &&
    left[0] === right[0] &&
    left.every((part, at) => bytes(part) === bytes(right[at]))
  );
}

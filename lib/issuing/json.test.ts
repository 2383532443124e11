import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStorable } from "@/lib/core/text";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import { isJsonObject, normaliseDecimal, parseJson } from "@/lib/issuing/json";
import type { JsonValue } from "@/lib/issuing/types";

describe("parseJson", () => {
  it("agrees with JSON.parse wherever no float is involved", () => {
    const { tie } = fc.letrec((again) => ({
      tie: fc.oneof(
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.array(again("tie"), { maxLength: 4 }),
        fc.dictionary(
          fc.string().filter((key) => key !== "__proto__"),
          again("tie"),
          { maxKeys: 4, noNullPrototype: true },
        ),
      ),
    }));
    fc.assert(
      fc.property(tie, (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("never lets a number pass through a float", () => {
    expect(parseJson("[9007199254740993, 0.1, 1E2, -1.50, 100000000000000000000, 7]")).toEqual([
      "9007199254740993",
      "0.1",
      "100",
      "-1.50",
      "100000000000000000000",
      7,
    ]);
  });

  it("gives only texts and names that can be stored, wherever something else stands", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("\0", "a\ud800", "\udc00b", "Shop\0Evil"),
    );
    const { tie } = fc.letrec((again) => ({
      tie: fc.oneof(
        text,
        fc.array(again("tie"), { maxLength: 4 }),
        fc.dictionary(text, again("tie"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tie, (value) => {
        expect(isStorable(flat(parseJson(JSON.stringify(value)) ?? null))).toBe(true);
      }),
    );
    expect(parseJson('{"na\\u0000me":"a\\ud800b"}')).toEqual({ "na\uFFFDme": "a\uFFFDb" });
  });

  it("answers undefined to what is no JSON, and cannot be used to reach a prototype", () => {
    for (const text of ["", "{", "{'a':1}", "[1,]", "NaN", `${'{"a":'.repeat(90)}1${"}".repeat(90)}`]) {
      expect(parseJson(text)).toBeUndefined();
    }
    expect(parseJson('{"__proto__":{"polluted":1},"a":1,"a":2}')).toEqual({ a: 2 });
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

/** All names and texts in one. */
function flat(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(flat).join(" ");
  if (!isJsonObject(value)) return String(value);
  return Object.entries(value)
    .map(([key, item]) => `${key} ${flat(item)}`)
    .join(" ");
}

describe("normaliseDecimal", () => {
  it("keeps the value and the digits, and writes no exponent", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.integer({ min: -20, max: 20 }),
        (digits, shift) => {
          const plain = normaliseDecimal(`${digits}e${shift}`);
          expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
          const [whole = "", fraction = ""] = (plain ?? "").replace("-", "").split(".");
          const scaled = BigInt(whole + fraction.padEnd(20, "0"));
          const magnitude = digits < 0n ? -digits : digits;
          const expected =
            shift >= 0
              ? magnitude * 10n ** BigInt(20 + shift)
              : (magnitude * 10n ** 20n) / 10n ** BigInt(-shift);
          expect(scaled).toBe(expected);
          expect(plain?.startsWith("-")).toBe(digits < 0n);
        },
      ),
    );
  });

  it.each([
    ["1001", "1001"],
    ["0.00", "0.00"],
    ["-101", "-101"],
    ["+5", "5"],
    [" 5.10 ", "5.10"],
    [".5", "0.5"],
    ["007", "7"],
    ["-0.00", "0.00"],
    ["1e999", null],
    ["1,000", null],
    ["", null],
    [".", null],
    ["0x10", null],
    ["Infinity", null],
  ])("%s is %s", (text, expected) => {
    expect(normaliseDecimal(text)).toBe(expected);
  });
});

it.each([
  ["referenceID", "reference_id"],
  ["reference_id", "reference_id"],
  ["ReferenceId", "reference_id"],
  ["physicalCardReferenceID", "physical_card_reference_id"],
  ["pUserId", "p_user_id"],
  ["PUserID", "p_user_id"],
  ["first6Digits", "first_6_digits"],
  ["first_6_digits", "first_6_digits"],
  ["ID", "id"],
  ["transaction amount", "transaction_amount"],
  ["isEncrypt", "is_encrypt"],
])("the field %s is known as %s", (key, expected) => {
  expect(canonicalKey(key)).toBe(expected);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutCardNumbers } from "@/lib/core/card-number";
import { scrubJson } from "@/lib/issuing/scrub";

/** A number of 16 digits that passes the Luhn check. */
const pan = fc
  .tuple(fc.constantFrom("3567", "4111", "5123", "6200"), fc.stringMatching(/^\d{11}$/))
  .map(([start, rest]) => withCheckDigit(start + rest));

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

describe("card numbers", () => {
  it("are cut to first six and last four wherever they stand", () => {
    fc.assert(
      fc.property(
        pan,
        fc.constantFrom("", "card ", "(", "é: "),
        fc.constantFrom("", ".", " ok"),
        (number, before, after) => {
          const masked = `${number.slice(0, 6)}******${number.slice(-4)}`;
          expect(cutCardNumbers(before + number + after)).toBe(before + masked + after);
          const grouped = number.replace(/(\d{4})(?=\d)/g, "$1 ");
          expect(cutCardNumbers(grouped)).toBe(masked);
          expect(
            JSON.stringify(scrubJson({ a: [{ remark: `x ${number}` }], b: Number(number.slice(0, 15)) })),
          ).not.toContain(number);
        },
      ),
    );
  });

  it("are cut in fields named after them even when a digit is wrong", () => {
    expect(
      scrubJson({ pan: "3567721234568213", cardNumber: 356772123456821, card_no: "3567-7212-3456-8213" }),
    ).toEqual({
      pan: "356772******8213",
      cardNumber: "356772******6821",
      card_no: "356772******8213",
    });
  });

  it("that are masked already, and what only looks like one, stay", () => {
    const kept = {
      pan: "356772******8348",
      id: "4111111111111111",
      merchant_id: "4111111111111111",
      limit_amount: "4111111111111111",
      document_number: "110101199003070011",
      ref: "41111111-1111-4111-8111-111111111111",
      address: "T4111111111111111x",
      created: "2025-07-08T17:12:00.066332Z",
      phone: "85291234567",
      count: 7,
    };
    expect(scrubJson(kept)).toEqual(kept);
  });
});

it("fields that hold a secret are dropped, in any casing, at any depth", () => {
  const secrets = [
    "cvv",
    "CVV2",
    "cvc",
    "pin",
    "pinCode",
    "otp_code",
    "OTP",
    "password",
    "cardPin",
    "activateCode",
    "jwePinBlock",
    "fullPan",
    "pan_unmasked",
    "security_code",
    "secretKey",
  ];
  const object = Object.fromEntries(secrets.map((key) => [key, "secret"]));
  const text = JSON.stringify(scrubJson({ ...object, list: [{ deep: { ...object, kept: "yes" } }] }));
  expect(text).toBe('{"list":[{"deep":{"kept":"yes"}}]}');
});

it("fields that only resemble one are kept", () => {
  const kept = {
    pin_status: "set",
    is_otp_enabled: true,
    shipping_code: "x",
    option: 1,
    opinion: "y",
    pan: null,
  };
  expect(scrubJson(kept)).toEqual(kept);
});

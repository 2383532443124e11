import fc from "fast-check";
import { expect, test } from "vitest";
import { cutCardNumbers, holdsCardNumber } from "@/lib/transactions/vocabulary";

const PAN = "4111111111111111";

test.each([
  PAN,
  "4111 1111 1111 1111",
  "4111-1111-1111-1111",
  "the card 4111  1111  1111  1111, says the caller",
  "4111 - 1111 - 1111 - 1111",
  "4111.1111.1111.1111",
  "4111\n1111\n1111\n1111",
  "4111\u00a01111\u00a01111\u00a01111",
  "４１１１１１１１１１１１１１１１",
  "call 91234567 4111111111111111",
  "378282246310005",
  "501800000009",
  "6304000000000000000",
  "ref 00004111111111111111000",
])("a note with the card number in “%s” is recognised", (text) => {
  expect(holdsCardNumber(text)).toBe(true);
  expect(holdsCardNumber(cutCardNumbers(text))).toBe(false);
});

test.each([
  "card •••• 8348",
  "356772******8348",
  "4111111111111112",
  "called +852 9123 4567 at 14:02 on 2026-11-03",
  "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  "HKD 1,234.50 of 2,000.00",
])("“%s” may be written", (text) => {
  expect(holdsCardNumber(text)).toBe(false);
  expect(cutCardNumbers(text)).toBe(text);
});

test("however a valid number of 12 to 19 digits is grouped and wrapped in words, it is found and cut", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 18 });
  const gap = fc.constantFrom("", " ", "-", " - ", ".", "  ", "/");
  fc.assert(
    fc.property(digits, fc.array(gap, { minLength: 19, maxLength: 19 }), (body, gaps) => {
      const pan = withCheckDigit(body);
      const written = pan
        .map((digit, index) => `${digit}${index < pan.length - 1 ? gaps[index] : ""}`)
        .join("");
      const text = `paid with ${written}, he says`;
      expect(holdsCardNumber(text)).toBe(true);
      expect(holdsCardNumber(cutCardNumbers(text))).toBe(false);
    }),
  );
});

function withCheckDigit(body: number[]): number[] {
  const sum = body.toReversed().reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return [...body, (10 - (sum % 10)) % 10];
}

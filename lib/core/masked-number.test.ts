import fc from "fast-check";
import { expect, test } from "vitest";
import { joinMaskedNumbers, readMaskedNumber } from "@/lib/core/masked-number";

test.each([
  ["**** **** **** 8348", null],
  ["************8348", null],
  ["356772******8348", "356772"],
  ["35677212****8348", "356772"],
  ["356772 ****** 8348", "356772"],
  ["3567 72** **** 8348", "356772"],
  ["3567-72XX-XXXX-8348", "356772"],
  ["3567 **** **** 8348", null],
  ["xxxx-8348", null],
  ["XXXX8348", null],
  ["XXXX XXXX XXXX 8348", null],
  ["**** ****** *8348", null],
  ["••••8348", null],
  ["•••• 8348", null],
  ["●●●● 8348", null],
  ["#### 8348", null],
  ["…8348", null],
  ["...8348", null],
  ["＊＊＊＊８３４８", null],
  ["ending 8348", null],
  ["Ending in 8348", null],
  ["ends with 8348", null],
  ["Visa ending in 8348", null],
  ["VISA ••••8348", null],
  ["Mastercard **** 8348", null],
  ["card ending 8348", null],
  ["last four: 8348", null],
  ["末四位 8348", null],
  ["尾號8348", null],
  ["尾号 8348", null],
])("%s is the card that ends in 8348", (text, first6) => {
  expect(readMaskedNumber(text)).toEqual({ first6, last4: "8348" });
  expect(joinMaskedNumbers(`${text} star`)).toBe(`${first6 ?? ""}******8348 star`);
});

test("whatever hides the digits of a card, its shown ones are read, alone and among words", () => {
  const digits = fc.stringMatching(/^[3-6]\d{5}$/);
  const hidden = fc.constantFrom(..."*•·●xX#＊✱".replace("✱", "∗"));
  const between = fc.constantFrom("", " ", "-");
  fc.assert(
    fc.property(
      fc.option(digits),
      hidden,
      between,
      fc.stringMatching(/^\d{4}$/),
      (first6, sign, gap, last4) => {
        const middle = first6
          ? `${sign.repeat(2)}${gap}${sign.repeat(4)}`
          : [4, 4, 4].map((n) => sign.repeat(n)).join(gap);
        const begin = first6 ? `${first6.slice(0, 4)}${gap}${first6.slice(4)}` : "";
        const text = `${begin}${middle}${gap}${last4}`;
        expect(readMaskedNumber(text)).toEqual({ first6, last4 });
        expect(joinMaskedNumbers(`star ${text}`)).toBe(`star ${first6 ?? ""}******${last4}`);
      },
    ),
  );
});

test.each([
  "8348",
  "star 8348",
  "Max 8348",
  "*8348",
  "****",
  "",
  "ending",
  "ending 834",
  "1.8348",
  "box8348",
])("%j is none", (text) => {
  expect(readMaskedNumber(text)).toBeNull();
  expect(joinMaskedNumbers(text)).toBe(text);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isolated, strangerData, strangerParts, strangerText } from "./stranger-text";

const HARM = [
  ..."\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C\u200B\uFEFF\u2060\u0000\u0007\u001B\u0085\u2028\u{E0041}",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...HARM), fc.string({ unit: "grapheme", maxLength: 3 })))
  .map((parts) => parts.join(""));

test.each([
  ["Shop \u202Egnp.exe", "Shop \uFFFDgnp.exe"],
  ["\u2066Shop\u2069", "\uFFFDShop\uFFFD"],
  ["Pay\u200BPal\uFEFF", "PayPal"],
  ["a\u0007b\u001B[31m", "a\uFFFDb\uFFFD[31m"],
  ["two\u2028lines\nand\ttab", "two\nlines\nand\ttab"],
  ["<b>bold</b> & 'quoted'", "<b>bold</b> & 'quoted'"],
  ["👨‍👩‍👧 می‌خواهم 大圍街市", "👨‍👩‍👧 می‌خواهم 大圍街市"],
  ["Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307lgo", "Z\u0301\u0302\u0303\u0304lgo"],
  ["ที่นี่ Việt Nam नमस्ते", "ที่นี่ Việt Nam नमस्ते"],
  ["half \uD800", "half \uFFFD"],
])("%j is shown as %j", (given, shown) => {
  expect(strangerText(given)).toBe(shown);
});

test("whatever a stranger writes, nothing that steers the text is left, and once is enough", () => {
  fc.assert(
    fc.property(text, (given) => {
      const shown = strangerText(given);
      for (const character of HARM) expect(shown).not.toContain(character);
      expect(strangerText(shown)).toBe(shown);
      expect(shown.isWellFormed()).toBe(true);
    }),
  );
});

test("every text of what the server answers is made harmless, and clean data stays the very same object", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "small" }), text, (value, given) => {
      const shown = JSON.stringify(strangerData({ deep: [{ value, given }] }));
      expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\uFEFF]/);
    }),
  );
  const clean = { items: [{ name: "大圍街市", at: null, count: 2 }] };
  expect(strangerData(clean)).toBe(clean);
});

test("in a sentence, a text from right to left does not turn the amount beside it", () => {
  expect(isolated("Harbour Books")).toBe("Harbour Books");
  expect(isolated("مكتبة")).toBe("\u2068مكتبة\u2069");
  expect(strangerParts(`${isolated("مكتبة")} •••• 8348\u202E`)).toBe("\u2068مكتبة\u2069 •••• 8348\uFFFD");
  expect(isolated("\u202Eمكتبة")).toBe("\u2068\uFFFDمكتبة\u2069");
});

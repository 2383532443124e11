import fc from "fast-check";
import { expect, test } from "vitest";
import { safeCell } from "./safe-cell";

const skipped = fc.array(
  fc.constantFrom(..."\uFEFF\u200B\u2060\u00A0\u3000\u202E \t\r\n\u0000\u0085\u00AD"),
  { maxLength: 4 },
);
const sign = fc.constantFrom(..."=+-@＝＋－＠﹦﹢﹣﹫");

test("no text that begins like a formula, whatever stands unseen before it, is left to a spreadsheet", () => {
  fc.assert(
    fc.property(skipped, sign, fc.string(), (before, begins, rest) => {
      const text = `${before.join("")}${begins}${rest}`;
      fc.pre(!/^-?\d+(\.\d+)?$/.test(text));
      expect(safeCell(text)).toBe(`'${text.replaceAll("\0", "")}`);
    }),
  );
});

test.each(["−42.50", "-42.50", "1000", "Harbour Books", "大圍街市", "7-Eleven", "a=b", ""])(
  "%j stays as it is",
  (text) => {
    expect(safeCell(text)).toBe(text);
  },
);

import fc from "fast-check";
import { expect, test } from "vitest";
import { isStorable, isTypable, toStorable } from "@/lib/core/text";

const anyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom("\0", "\ud800", "\udfff", "𠮷", "a"),
  ),
});

test("of any text something storable is made, which changes nothing a second time", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const kept = toStorable(text);
      expect(isStorable(kept)).toBe(true);
      expect(toStorable(kept)).toBe(kept);
      expect(kept).toHaveLength(text.length);
      if (isStorable(text)) expect(kept).toBe(text);
    }),
  );
});

test.each([
  ["Shop\0Evil", "Shop\uFFFDEvil"],
  ["a\ud83d", "a\uFFFD"],
  ["\ude00a", "\uFFFDa"],
  ["𠮷野家 😀", "𠮷野家 😀"],
])("%j is kept as %j", (text, kept) => {
  expect(toStorable(text)).toBe(kept);
});

test.each([
  ["two\nlines\tand\r\na tab", true],
  ["梁志明 Tai Man", true],
  ["ab\0", false],
  ["ab\u0007", false],
  ["ab\u0085", false],
  ["\udc00", false],
])("a person could have typed %j: %s", (text, typable) => {
  expect(isTypable(text)).toBe(typable);
});

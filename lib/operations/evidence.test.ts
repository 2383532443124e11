import fc from "fast-check";
import { expect, test } from "vitest";
import { weigh } from "@/lib/operations/evidence";

const word = fc.constantFrom("a", "b", "c");
const field = fc.record({ asked: word, before: word, silent: fc.boolean() });
const fields = fc.array(field, { minLength: 1, maxLength: 5 });

test("what took effect is never told as not shown, whatever the source is silent about", () => {
  fc.assert(
    fc.property(fields, (all) => {
      const shown = all.map(({ asked, before, silent }) => ({ asked, before, shown: silent ? null : asked }));
      expect(weigh(shown)).not.toBe("not_shown");
    }),
  );
});

test("what took no effect is never told as shown where it was to change something", () => {
  fc.assert(
    fc.property(fields, (all) => {
      fc.pre(all.some(({ asked, before }) => asked !== before));
      const shown = all.map(({ asked, before, silent }) => ({
        asked,
        before,
        shown: silent ? null : before,
      }));
      expect(weigh(shown)).not.toBe("shown");
    }),
  );
});

test.each([
  ["a source that says nothing", [{ asked: "b", before: "a", shown: null }], "unclear"],
  ["something third", [{ asked: "b", before: "a", shown: "c" }], "unclear"],
  [
    "one part as asked, one as before",
    [
      { asked: "b", before: "a", shown: "b" },
      { asked: "d", before: "c", shown: "c" },
    ],
    "unclear",
  ],
  ["what was so already", [{ asked: "a", before: "a", shown: "a" }], "shown"],
  ["as before", [{ asked: "b", before: "a", shown: "a" }], "not_shown"],
  ["as asked", [{ asked: "b", before: "a", shown: "b" }], "shown"],
] as const)("%s is %s", (_name, changes, verdict) => {
  expect(weigh(changes)).toBe(verdict);
});

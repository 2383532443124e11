import fc from "fast-check";
import { expect, test } from "vitest";
import { defineAddress, flag, many, oneOf, text, whole, withDefault } from "./address";

const address = defineAddress(
  {
    q: text,
    status: many(text),
    kind: many(oneOf(["a", "b"])),
    least: whole,
    off: flag,
    tab: withDefault(oneOf(["first", "second"]), "first"),
    cursor: text,
  },
  ["tab"],
);
const read = (search: string) => address.read(new URLSearchParams(search));
const nothing = { q: null, status: null, kind: null, least: null, off: null, tab: "first", cursor: null };

test("an address without anything is the standard, and the standard is not written", () => {
  expect(read("")).toEqual(nothing);
  expect(address.href("/list", read(""))).toBe("/list");
  expect(address.href("/list", { q: "", status: [], off: false, tab: "first" })).toBe("/list");
});

test("commas, colons and blanks are written as people read them", () => {
  const state = { q: "a b:c", status: ["Authorized", "Declined"] };
  expect(address.href("/list", state)).toBe("/list?q=a+b:c&status=Authorized,Declined");
});

test("what cannot be read is as if it were not there", () => {
  expect(read("least=ten&tab=third&off=maybe&kind=a,x")).toEqual({ ...nothing, kind: ["a"] });
});

test("a change keeps every other parameter, known or not", () => {
  expect(address.change("?q=tea&other=1&status=a", { status: null, least: 5 })).toBe("q=tea&other=1&least=5");
});

test("of a parameter given twice the first counts", async () => {
  expect((await address.load(Promise.resolve({ q: ["one", "two"], other: undefined }))).q).toBe("one");
});

test("no filter leaves what is no filter", () => {
  expect(address.change("?q=tea&tab=second&cursor=c", { ...address.none })).toBe("tab=second");
  expect(address.filtered(read("tab=second&cursor=c"))).toBe(false);
  expect(address.filtered(read("least=0"))).toBe(true);
});

test("every state comes back from its own address", () => {
  const word = fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => !value.includes("%2C"));
  const state = fc.record({
    q: fc.option(word),
    status: fc.option(fc.array(word, { minLength: 1 })),
    kind: fc.option(fc.array(fc.constantFrom("a" as const, "b" as const), { minLength: 1 })),
    least: fc.option(fc.integer()),
    off: fc.constantFrom(null, true),
    tab: fc.constantFrom("first" as const, "second" as const),
    cursor: fc.option(word),
  });
  fc.assert(
    fc.property(state, (given) => {
      const href = address.href("/list", given);
      expect(address.read(new URL(href, "http://console").searchParams)).toEqual(given);
    }),
  );
});

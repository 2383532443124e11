import fc from "fast-check";
import { expect, test } from "vitest";
import { heldSearch, sentSearch } from "@/lib/core/typed-search";

const CARDS = [
  "4111111111111111",
  "4222222222222",
  "5555555555554444",
  "2223003122003222",
  "378282246310005",
  "30569309025904",
  "3530111333300000",
  "6011111111111117",
  "6200000000000005",
  "6304000000000000000",
  "4000000000000000006",
];

test("of a card number typed key by key nothing is sent before it is cut, but what the first six digits say", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CARDS),
      fc.constantFrom("", " ", "-", "  ", ".", "\u00a0"),
      fc.integer({ min: 3, max: 6 }),
      fc.constantFrom("", "card ", "8348 ", "陳大文 "),
      (card, gap, size, before) => {
        const typed = before + (card.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(gap);
        const sent = [...typed]
          .map((_, at) => typed.slice(0, at + 1))
          .filter((text) => heldSearch(text) === null);
        for (const text of sent) {
          expect(text.slice(before.length).replace(/\D/g, "").length).toBeLessThanOrEqual(6);
        }
        expect(heldSearch(typed)).not.toBeNull();
        expect(sentSearch(typed)).toEqual({
          text: `${before}${card.slice(0, 6)}******${card.slice(-4)}`,
          cut: true,
        });
      },
    ),
  );
});

test("digits that are typed behind a cut number are not sent", () => {
  expect(sentSearch("422222******2222111")).toEqual({ text: "422222******2222", cut: true });
});

test.each([
  "666666660057123",
  "91234567",
  "+852 9123 4567",
  "8348",
  "411111",
  "1,234,567.89",
  "356772******8348",
  "陳大文",
  "56f825f9-b962-46ca-8c0d-99269e041514",
])("%j waits for nothing and is sent as it is", (text) => {
  expect(heldSearch(text)).toBeNull();
  expect(sentSearch(text)).toEqual({ text, cut: false });
});

test("a telephone number that begins as a card number does is sent whole once it has ended", () => {
  expect(heldSearch("51234567")).toBe("growing");
  expect(sentSearch("51234567")).toEqual({ text: "51234567", cut: false });
});

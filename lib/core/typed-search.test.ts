import fc from "fast-check";
import { expect, test } from "vitest";
import { heldSearch, merchantIdIn, SentNumbers } from "@/lib/core/typed-search";

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
        expect(new SentNumbers().end(typed)).toEqual({
          text: `${before}${card.slice(0, 6)}******${card.slice(-4)}`,
          cut: true,
        });
      },
    ),
  );
});

test("digits that are typed behind a cut number are not sent", () => {
  expect(new SentNumbers().end("422222******2222111")).toEqual({ text: "422222******2222", cut: true });
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
  expect(new SentNumbers().end(text)).toEqual({ text, cut: false });
});

test("a telephone number that begins as a card number does is sent whole once it has ended", () => {
  expect(heldSearch("51234567")).toBe("growing");
  expect(new SentNumbers().end("51234567")).toEqual({ text: "51234567", cut: false });
});

/** What a box does with what happens to it, as the hook does: the texts that leave it. */
function typeInto(numbers: SentNumbers, acts: readonly string[]): string[] {
  let text = "";
  const sent: string[] = [];
  const finish = () => {
    const ended = numbers.end(text);
    if (!ended) return;
    text = ended.text;
    sent.push(text);
  };
  for (const act of acts) {
    if (act === "enter") finish();
    else if (act === "leave" || act === "pause") {
      if (heldSearch(text) !== "growing") finish();
    } else if (act === "back") text = text.slice(0, -1);
    else text += act;
  }
  finish();
  return sent;
}

/** How many digits of this card texts tell together, besides its first six. */
function toldBeyondSix(card: string, sent: readonly string[]): number {
  const first = card.slice(0, 6);
  const told = sent.map((text) => {
    const digits = text.normalize("NFKC").replace(/[^\d*]/g, "");
    if (first.startsWith(digits)) return "";
    return digits.startsWith(first) ? digits.slice(6).replaceAll("*", "") : digits;
  });
  const apart = [...new Set(told)].filter(
    (one) => !told.some((more) => more !== one && more.startsWith(one)),
  );
  return apart.join("").length;
}

test("whatever happens while a card number is typed, all that leaves the box together tells at most six and four digits", () => {
  const happenings = fc.constantFrom("enter", "leave", "pause", "back", "");
  fc.assert(
    fc.property(
      fc.constantFrom(...CARDS.filter((card) => card.length > 13)),
      fc.array(happenings, { minLength: 40, maxLength: 40 }),
      fc.constantFrom("", " ", "-", "\u2013"),
      fc.boolean(),
      (card, between, gap, fullWidth) => {
        const shown = fullWidth
          ? card.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
          : card;
        const keys = [...shown].flatMap((digit, at) => [
          at > 0 && at % 4 === 0 ? gap + digit : digit,
          between[at] ?? "",
        ]);
        const acts = keys.filter((act) => act !== "" && act !== "back");
        const sent = typeInto(new SentNumbers(), acts);
        expect(toldBeyondSix(card, sent)).toBeLessThanOrEqual(4);
      },
    ),
    { numRuns: 2000 },
  );
});

test("what left of one number is remembered in every box of the page, and another number is not hindered by it", () => {
  const numbers = new SentNumbers();
  expect(numbers.end("51234567")).toEqual({ text: "51234567", cut: false });
  expect(numbers.end("51234567")).toEqual({ text: "51234567", cut: false });
  expect(numbers.end("5123456789012346")?.text).toBe("512345");
  expect(numbers.end("5555555555554444")?.text).toBe("555555******4444");
  expect(numbers.end("5555551234567890")?.text).toBe("555555******7890");
  expect(numbers.end("5555 5501 x 2345 4326")).toBeNull();
  expect(numbers.end("51234567 or 52345678")).toBeNull();
});

test.each([
  ["666666660057123", null],
  ["600000000012345", "600000000012345"],
  ["６００００００００００１２３４", "60000000000 1234".replace(" ", "")],
  ["51234567", "51234567"],
  ["378282246310005", null],
  ["4111 1111", null],
  ["411111", null],
  ["shop 60000000001", null],
])("%j is offered as a merchant's id: %j", (typed, id) => {
  expect(merchantIdIn(typed)).toBe(id);
});

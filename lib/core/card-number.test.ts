import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  beginsCardNumber,
  cutCardNumbers,
  findLikelyCardNumbers,
  hasCardNumber,
  isCardNumber,
} from "@/lib/core/card-number";

const STARTS: [string, number[]][] = [
  ["4", [13, 16, 19]],
  ["51", [16]],
  ["2720", [16]],
  ["34", [15]],
  ["37", [15]],
  ["356772", [16]],
  ["36", [14]],
  ["6011", [16]],
  ["62", [16, 17, 18, 19]],
  ["2200", [16]],
  ["5018", [12, 16, 19]],
  ["6304", [12, 13, 19]],
];

const number = fc
  .constantFrom(...STARTS)
  .chain(([start, lengths]) =>
    fc
      .constantFrom(...lengths)
      .chain((length) =>
        fc.stringMatching(new RegExp(`^\\d{${length - start.length - 1}}$`)).map((rest) => start + rest),
      ),
  )
  .map((body) => body + checkDigit(body));

const ZEROS = ["0", "٠", "०", "０", "𝟘", "߀"];
const GAPS = [
  "",
  " ",
  "  ",
  "\t",
  "\u00a0",
  "\u2007",
  "\u3000",
  "-",
  "–",
  "—",
  "―",
  "−",
  "－",
  " - ",
  ".",
  "．",
];
const MORE_GAPS = ["/", "_", "\n", "\u200b", "\u00ad", ",", "·", "  –  "];

/** The number as somebody might write it: any digits, any grouping. */
const written = fc
  .tuple(
    number,
    fc.constantFrom(...ZEROS),
    fc.constantFrom(...GAPS, ...MORE_GAPS),
    fc.constantFrom(0, 1, 4, 5, 6),
  )
  .map(([digits, zero, gap, size]) => {
    const groups = size === 0 ? [digits] : (digits.match(new RegExp(`.{1,${size}}`, "g")) ?? []);
    const shown = groups.join(gap === "," && size === 1 ? " " : gap);
    const code = zero.codePointAt(0) ?? 48;
    return { digits, text: shown.replace(/\d/g, (digit) => String.fromCodePoint(code + Number(digit))) };
  });

const AROUND = fc.constantFrom(
  ["", ""],
  ["lost ", ", says the caller"],
  ["card:", ""],
  ["SHOP *", ""],
  ["PAN", "x"],
  ["", " 12/27"],
  ["", " 12/27 737"],
  ["call 91234567 ", " thanks"],
  ["（", "）"],
  ["卡號", "已遺失"],
  ["12345678-1234-4234-8234-123456789012 ", " 33cc2ca1-b4bf-4516-9962-31c67a885eeb"],
);

test("a card number is found and cut, whatever its digits, its grouping and what stands around it", () => {
  fc.assert(
    fc.property(written, AROUND, ({ digits, text }, [before = "", after = ""]) => {
      const whole = before + text + after;
      expect(hasCardNumber(whole)).toBe(true);
      const cut = cutCardNumbers(whole);
      expect(hasCardNumber(cut)).toBe(false);
      expect(cut.normalize("NFKC").replace(/\D/g, "")).not.toContain(digits);
      expect(cutCardNumbers(cut)).toBe(cut);
      if (!/\d/.test(before + after)) {
        expect(cut).toBe(`${before}${digits.slice(0, 6)}******${digits.slice(-4)}${after}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("where several stand in one text, each is cut and the rest stays letter for letter", () => {
  expect(cutCardNumbers("a 4111111111111111; 5555 5555 5555 4444 é 𠮷 378282246310005!")).toBe(
    "a 411111******1111; 555555******4444 é 𠮷 378282******0005!",
  );
});

test("one that is a part of a longer group of digits is found", () => {
  for (const text of ["41111111111111111227", "ref 00004111111111111111000"]) {
    expect(hasCardNumber(text)).toBe(true);
    expect(hasCardNumber(cutCardNumbers(text))).toBe(false);
  }
});

test.each([
  "666666660057123",
  "666666660057129",
  "100000000000008",
  "999999999999995",
  "4111111111111112",
  "356772******8348",
  "•••• •••• •••• 8348",
  "called +852 9123 4567 at 14:02 on 2026-11-03",
  "+44 20 7946 0958",
  "+49 1512 3456 7893",
  "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  "41111111-1111-4111-8111-411111111111",
  "d41d8cd98f00b204e9800998ecf8427e",
  "HKD 1,234.50 of 2,000.00",
  "A1234563 110101199003070011",
  "",
])("%s is no card number", (text) => {
  expect(hasCardNumber(text)).toBe(false);
  expect(cutCardNumbers(text)).toBe(text);
});

test("no merchant id of 15 digits is one by its check digit alone, only where American Express numbers begin", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{14}$/), (body) => {
      const id = body + checkDigit(body);
      if (!/^(34|37|30[0-5]|3095|36|38|39|50|56|57|58|6304|67)/.test(id))
        expect(hasCardNumber(id)).toBe(false);
    }),
  );
});

test.each(["4111111111111112", "356772123456", "3567 7212 3456 7890", "45123456789012"])(
  "in a search %s may be a card number with a digit wrong or missing",
  (text) => {
    expect(findLikelyCardNumbers(text)).toHaveLength(1);
  },
);

test.each([
  "666666660057123",
  "+44 20 7946 0958",
  "51234567 1,234.50",
  "51234567 2026-11-03",
  "356772******8348",
  "110101199003070011",
])("in a search %s is something else", (text) => {
  expect(findLikelyCardNumbers(text)).toEqual([]);
});

describe("beginnings", () => {
  test("of a card number every beginning is known as one", () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 19 }), (digits, length) => {
        expect(isCardNumber(digits)).toBe(true);
        expect(beginsCardNumber(digits.slice(0, length))).toBe(true);
      }),
    );
  });

  test.each(["66666666", "91234567", "", "1", "0852"])("%j begins none", (digits) => {
    expect(beginsCardNumber(digits)).toBe(false);
  });
});

function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

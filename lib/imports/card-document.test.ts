import fc from "fast-check";
import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { createXlsxWriter } from "@/lib/exports/xlsx-writer";
import { readCardDocument, toCardRows } from "./card-document";
import { cutNumbers, hasLongNumber } from "./cut-numbers";
import { cardRowInput } from "./schema";

const read = (text: string) => readCardDocument(strToU8(text));
const rowsOf = (text: string) => {
  const document = read(text);
  return toCardRows(document, document.mapping);
};

const ID = "56f825f9-b962-46ca-8c0d-99269e041514";
const HEAD =
  "card_id,reference_id,card_number,cvv,expiration_date,settlement_currency,form,physical_card_reference_id,activate_code";

test("the delivered document gives BIN, last four and what is needed, and nothing else", () => {
  const { rows, problems } = rowsOf(
    `${HEAD}\n${ID},ref-1,3567721234568343,917,04/32,HKD,physical,PHY-77,664411\n`,
  );
  expect(problems).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      cardId: ID,
      referenceId: "ref-1",
      first6: "356772",
      last4: "8343",
      expiration: "04/32",
      currency: "HKD",
      form: "Physical",
      physicalReferenceId: "PHY-77",
      batch: null,
      label: null,
    },
  ]);
  expect(rows.every((row) => cardRowInput.safeParse(row).success)).toBe(true);
});

test("security codes, PINs and activation codes are emptied by heading, and by what they look like", () => {
  const document = read(
    "PAN,CVV2,PIN,activateCode,安全碼,Verification Code,mystery,Batch\n3567721234568343,917,4477,6644,123,55123,884,001\n",
  );
  expect(document.secret).toEqual([1, 2, 3, 4, 5, 6]);
  expect(document.rows).toEqual([["356772******8343", "", "", "", "", "", "", "001"]]);
  const chosen = toCardRows(document, { ...document.mapping, label: 1, batch: 2 });
  expect(chosen.rows[0]).toMatchObject({ label: null, batch: null });
});

test("a column of four digits that says which card it is holds its last four", () => {
  const document = read("mystery,expiry\n0042,04/32\n8343,Apr-32\n");
  expect(document.secret).toEqual([]);
  expect(toCardRows(document, document.mapping).rows).toMatchObject([
    { last4: "0042", first6: null, expiration: "04/32" },
    { last4: "8343", first6: null, expiration: "04/32" },
  ]);
  expect(read("Last four,expiry\n0042,04/32\n").mapping.cardNumber).toBe(0);
});

test("what only looks like a secret can be taken in; what is one by its name cannot, and a card number stays cut", () => {
  const text =
    "PAN,PIN,mystery,Activation date,shop\n3567721234568343,4477,884,2026-01-02,3567721234568343\n";
  const admit = (...admitted: number[]) => readCardDocument(strToU8(text), { admitted });
  expect(admit()).toMatchObject({ secret: [1, 2, 3], admissible: [2, 3] });
  expect(admit(1, 2, 3)).toMatchObject({
    secret: [1],
    rows: [["356772******8343", "", "884", "2026-01-02", "356772******8343"]],
  });
});

describe("no card number is left in what the parser gives", () => {
  const pan = fc
    .tuple(fc.constantFrom(12, 14, 15, 16, 18), fc.nat())
    .map(([length, seed]) => withCheckDigit(digitsOf(seed, length)));
  const grouping = fc.constantFrom("", " ", "-", ".", "–", "/", "_");
  const place = fc.constantFrom(
    "card number",
    "label",
    "batch",
    "reference id",
    "note",
    "form",
    "expiration",
    "",
  );

  test("whatever column, grouping, width of digits, surrounding text and chosen mapping", () => {
    fc.assert(
      fc.property(
        pan,
        grouping,
        place,
        fc.boolean(),
        fc.boolean(),
        (number, separator, heading, wide, alone) => {
          const grouped = (number.match(/.{1,4}/g) ?? []).join(separator);
          const shown = wide
            ? grouped.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
            : grouped;
          const document = read(`${heading || "x"};other\n"${alone ? shown : `no ${shown} here`}";y\n`);
          const everything = JSON.stringify([
            document,
            ...["cardNumber", "label", "referenceId", "cardId", "expiration"].map((field) =>
              toCardRows(document, { [field]: 0, batch: 1 }),
            ),
          ]);
          expect(everything.normalize("NFKC").replace(/[^\d]/g, " ")).not.toMatch(/\d{12}/);
          expect(everything).not.toContain(number.slice(4, 12));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("in an Excel file, in its heading, and in numbers that are no card's", async () => {
    const writer = createXlsxWriter();
    const bytes = Buffer.concat([
      await writer.rows([
        ["card number", "3567 7212 3456 8343"],
        ["3567721234568343", "35677212345683430000000"],
        ["3567721234568340", "1234567890123"],
      ]),
      await writer.end(),
    ]);
    const document = readCardDocument(bytes);
    expect(JSON.stringify(document)).not.toMatch(/\d{12}|7212/);
    expect(document.rows).toEqual([
      ["356772******8343", "######"],
      ["######", "######"],
    ]);
  });

  test("a row that still had one is refused by the server's schema", () => {
    const [row] = rowsOf("card number\n3567721234568343\n").rows;
    expect(cardRowInput.safeParse({ ...row, label: "3567 7212 3456 8343" }).success).toBe(false);
    expect(cardRowInput.safeParse({ ...row, first6: "35677212" }).success).toBe(false);
  });

  test("ids stay what they are", () => {
    const digits = "12345678-1234-1234-1234-123456789012";
    expect([cutNumbers(ID), cutNumbers(digits), cutNumbers("PHY-1234567")]).toEqual([
      ID,
      digits,
      "PHY-1234567",
    ]);
    expect(hasLongNumber(digits)).toBe(false);
  });
});

describe("problems are named by line", () => {
  test.each([
    ["numberUnreadable", "cardNumber", "card number,label\n3.56772E+15,a\n"],
    ["numberUnreadable", "cardNumber", "card number,label\n3567721234568344,a\n"],
    ["numberElsewhere", "label", "card number,label\n3567721234568343,3567721234568343\n"],
    ["expirationUnreadable", "expiration", "card number,expiry\n3567721234568343,13/32\n"],
    ["noIdentity", null, "card number,label\n,lost\n"],
    ["tooLong", "label", `card number,label\n3567721234568343,${"x".repeat(201)}\n`],
  ])("%s", (problem, field, text) => {
    expect(rowsOf(text)).toMatchObject({ rows: [], problems: [{ line: 2, field, problem }] });
  });

  test("what a person writes over a wrong cell counts, and a card number in it is cut like any other", () => {
    const document = read("card number,expiry,label\n12,04/32,a\n3567721234568343,13/32,b\n,,c\n");
    const before = toCardRows(document, document.mapping);
    expect(before.problems).toMatchObject([
      {
        line: 2,
        field: "cardNumber",
        value: "12",
        cells: { cardNumber: "12", expiration: "04/32", label: "a" },
      },
      { line: 3, field: "expiration", value: "13/32" },
      { line: 4, field: null },
    ]);
    const after = toCardRows(
      document,
      document.mapping,
      new Map([
        [2, { cardNumber: "3567 7212 3456 8343" }],
        [3, { expiration: "12/32" }],
        [4, { cardId: "card-4", label: "3567721234568343" }],
      ]),
    );
    expect(after.rows).toMatchObject([
      { line: 2, first6: "356772", last4: "8343", expiration: "04/32" },
      { line: 3, expiration: "12/32" },
    ]);
    expect(after.problems).toMatchObject([{ line: 4, field: "label", problem: "numberElsewhere" }]);
    expect(JSON.stringify(after)).not.toContain("7212");
  });

  test("the lines beside it are kept", () => {
    const { rows, problems } = rowsOf("card number\n3567721234568343\n12\n\n356772******8343\n•••• 8343\n");
    expect(rows.map(({ line, first6, last4 }) => [line, first6, last4])).toEqual([
      [2, "356772", "8343"],
      [5, "356772", "8343"],
      [6, null, "8343"],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([3]);
  });
});

test.each([
  ["04/32", "04/32"],
  ["4/2032", "04/32"],
  ["2032-04-01", "04/32"],
  ["2032/4", "04/32"],
  ["0432", "04/32"],
])("an expiry of %s is %s", (text, expected) => {
  expect(rowsOf(`card number,expiry\n3567721234568343,${text}\n`).rows[0]?.expiration).toBe(expected);
});

test("headings in Chinese are understood", () => {
  const document = read("卡號,有效期,批次,名稱\n3567721234568343,04/32,B-9,Ops\n");
  expect(document.mapping).toEqual({ cardNumber: 0, expiration: 1, batch: 2, label: 3 });
});

function digitsOf(seed: number, length: number): string {
  let state = (seed % 2_147_483_646) + 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String(state % 10);
  }).join("");
}

function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

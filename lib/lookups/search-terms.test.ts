import { expect, test } from "vitest";
import { searchTerms } from "@/lib/lookups/search-terms";

/** The meanings that a text has, one list of names per term. */
const meanings = (q: string) =>
  searchTerms(q).terms.map((term) =>
    Object.entries(term).flatMap(([name, value]) =>
      value === null || (Array.isArray(value) && value.length === 0)
        ? []
        : `${name}=${typeof value === "object" ? JSON.stringify(value) : value}`,
    ),
  );

test.each([
  ["star", [['words=["star"]']]],
  ["  Golden   茶館 ", [['words=["Golden"]'], ['words=["茶館"]']]],
  ["8348", [['words=["8348"]', "last4=8348", 'amount={"value":"8348","currency":null}']]],
  ["•••• 8348", [["last4=8348"]]],
  ["••••8348 star", [["last4=8348"], ['words=["star"]']]],
  ["356772******8348", [["last4=8348", "first6=356772"]]],
  ["356772 •••• 8348", [["last4=8348", "first6=356772"]]],
  ["-101", [['words=["-101"]', 'amount={"value":"101","currency":null}', "id=-101"]]],
  ["HKD 101", [['words=["HKD","101"]', 'amount={"value":"101","currency":"HKD"}']]],
  ["-1,234.50 usd", [['words=["-1,234.50","usd"]', 'amount={"value":"1234.50","currency":"USD"}']]],
  ["HK$1.5", [['words=["HK$1.5"]', 'amount={"value":"1.5","currency":null}', "id=HK$1.5"]]],
  ["hkd101", [['words=["hkd101"]', 'amount={"value":"101","currency":"HKD"}', "id=hkd101"]]],
  ["bar 5", [['words=["bar"]'], ['words=["5"]', 'amount={"value":"5","currency":null}']]],
  ["9123-4567", [['words=["9123-4567"]', "phone=91234567", "id=9123-4567"]]],
  ["8A5F0C1E-45", [['words=["8A5F0C1E-45"]', "id=8A5F0C1E-45", "idPrefix=8a5f0c1e-45"]]],
  ["101", [['words=["101"]', 'amount={"value":"101","currency":null}']]],
] as [string, string[][]][])("%j means %j", (q, terms) => {
  expect(meanings(q)).toEqual(terms);
});

test.each([
  ["9123 4567", "91234567"],
  ["+852 9123-4567", "85291234567"],
  ["8348 star", null],
  ["8348", null],
])("the digits of %j together may be the phone number %j", (q, phone) => {
  expect(searchTerms(q).phone).toBe(phone);
});

test.each([
  "4111 1111 1111 1111",
  "356772123456",
  "paid with 4111111111111111",
  "４１１１１１１１１１１１１１１１",
])("%j is refused as a full card number", (q) => {
  expect(() => searchTerms(q)).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", fields: { q: "fullCardNumber" } }),
  );
});

test("a whole id and a phone number with its country are no card numbers", () => {
  expect(searchTerms("11111111-1111-4111-8111-111111111111").terms[0]?.idPrefix).not.toBeNull();
  expect(searchTerms("+86 138 1234 5678").phone).toBe("8613812345678");
});

test("more words than anybody types are refused, naming the field", () => {
  expect(() => searchTerms("a b c d e f g h i j k l m")).toThrow(
    expect.objectContaining({ fields: { q: "tooLong" } }),
  );
});

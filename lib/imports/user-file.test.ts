import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { COUNTRIES, countryName } from "@/lib/i18n/countries";
import { locales } from "@/lib/i18n/locales";
import { readCountry } from "@/lib/imports/read-country";
import { createUserInput } from "@/lib/users/schema";
import { readUserFile, repeatedPhones, toUserRows } from "./user-file";

const read = (text: string) => readUserFile(strToU8(text));

test("headings are guessed however they are written, and a column is used once", () => {
  const { mapping } = read(
    "Given Name,SURNAME,calling_code,Mobile,documentType,Document No.,D.O.B,Country*,Phone\na,b,c,d,e,f,g,h,i\n",
  );
  expect(mapping).toEqual({
    firstName: 0,
    lastName: 1,
    callingCode: 2,
    phoneNumber: 8,
    documentType: 4,
    documentNumber: 5,
    dateOfBirth: 6,
    issuingCountry: 7,
  });
});

test("rows are written as the form would send them: words for documents, dates year first, wide digits", () => {
  const file = read(
    "last name,calling code,phone,document type,document number,date of birth,issuing country\n陳,+８５２,6123 4567,Driving licence,K123,1987/2/9,hkg\n",
  );
  const [row] = toUserRows(file, file.mapping);
  expect(row).toEqual({
    line: 2,
    firstName: "",
    lastName: "陳",
    callingCode: "+852",
    phoneNumber: "6123 4567",
    documentType: "DRIVER_LICENSE",
    documentNumber: "K123",
    dateOfBirth: "1987-02-09",
    issuingCountry: "HKG",
  });
  const { line: _, ...user } = row ?? {};
  const parsed = createUserInput.safeParse({ operationId: crypto.randomUUID(), ...user });
  expect(parsed.data).toMatchObject({ callingCode: "852", phoneNumber: "61234567" });
});

test("a date that could be two days stays as it is, for the check to refuse", () => {
  const file = read("date of birth\n03/04/1990\n");
  expect(toUserRows(file, file.mapping)[0]?.dateOfBirth).toBe("03/04/1990");
});

test("lines with the phone number of an earlier line are found, however it is written", () => {
  const file = read("calling code,phone\n+852,6123 4567\n852,61234567\n853,61234567\n852,6123-4567\n");
  expect([...repeatedPhones(toUserRows(file, file.mapping))]).toEqual([3, 5]);
});

test.each([
  ["HKG", "HKG"],
  ["hk", "HKG"],
  ["Hong Kong", "HKG"],
  ["Hong Kong SAR China", "HKG"],
  [" HONG  KONG ", "HKG"],
  ["香港", "HKG"],
  ["中国香港", "HKG"],
  ["中國香港特別行政區", "HKG"],
  ["United Kingdom", "GBR"],
  ["UK", "GBR"],
  ["英國", "GBR"],
  ["英国", "GBR"],
  ["USA", "USA"],
  ["U.S.A.", "USA"],
  ["美国", "USA"],
  ["Côte d’Ivoire", "CIV"],
  ["Cote d'Ivoire", "CIV"],
  ["Macau", "MAC"],
  ["澳門", "MAC"],
  ["日本", "JPN"],
  ["Germany", "DEU"],
  ["de", "DEU"],
  ["德國", "DEU"],
  ["Nowhere", "NOWHERE"],
  ["", ""],
])("a country written as %s is read as %s", (text, code) => {
  expect(readCountry(text)).toBe(code);
});

test("a country is found by its name in each of the console's languages", () => {
  for (const code of COUNTRIES)
    for (const locale of locales)
      for (const style of ["short", "long"] as const)
        expect([code, readCountry(countryName(code, locale, style))]).toEqual([code, code]);
});

test("a cell that was written over is read as one of the file is, and the others stay", () => {
  const file = readUserFile(strToU8("first name,country,date of birth\nMei,Nowhere,1990-01-02\n"));
  const [row] = toUserRows(file, file.mapping);
  if (!row) throw new Error("no row");
  const mended = new Map([[2, { issuingCountry: " Hong Kong ", dateOfBirth: "1990/1/3" }]]);
  expect(toUserRows(file, file.mapping, mended)).toEqual([
    { ...row, issuingCountry: "HKG", dateOfBirth: "1990-01-03" },
  ]);
});

import { expect, test } from "vitest";
import { COUNTRIES, countryName, countryWords } from "./countries";

test("two and three letters in any case are the same country, in the viewer's language", () => {
  for (const word of ["JP", "jp", "JPN", " jpn "]) expect(countryName(word, "en")).toBe("Japan");
  expect(countryName("JPN", "zh-HK")).toBe("日本");
});

test("a word that is no code stays as the issuer wrote it", () => {
  for (const word of ["Hong Kong", "??", "XYZ", ""]) expect(countryName(word, "en")).toBe(word);
});

test("a country is asked for in both spellings that issuers use", () => {
  expect(countryWords("HK")).toEqual(["HK", "HKG"]);
  expect(countryWords("HKG")).toEqual(["HK", "HKG"]);
  expect(countryWords("Atlantis")).toEqual(["Atlantis"]);
});

test("every code of the table has a name, of which one is short", () => {
  expect(COUNTRIES).toHaveLength(250);
  expect(COUNTRIES.filter((code) => countryName(code, "en") === code)).toEqual(["US"]);
});

import { expect, test } from "vitest";
import { readExpiration } from "@/lib/imports/read-expiration";

test.each([
  "04/32",
  "4/32",
  "04/2032",
  "04-32",
  "04 / 32",
  "04.2032",
  "0432",
  "432",
  "042032",
  "2032-04",
  "2032/4",
  "2032-04-30",
  "2032-04-30T00:00:00",
  "203204",
  "20320430",
  "32/04",
  "Apr-32",
  "apr 2032",
  "Apr. 32",
  "April 2032",
  "30-Apr-2032",
  "2032 Apr",
  "2032年4月",
  "2032年04月30日",
  "4月/32年",
  "０４／３２",
  "30/04/2032",
  "04/30/2032",
  "04/04/2032",
  "48334",
])("%s is April 2032", (text) => {
  expect(readExpiration(text)).toBe("04/32");
});

test("nothing is nothing", () => {
  expect([readExpiration(""), readExpiration("  ")]).toEqual([null, null]);
});

test.each([
  "13/32",
  "00/32",
  "2032-13",
  "04/05/2032",
  "31/31/2032",
  "Foo-32",
  "soon",
  "04/1932",
  "99999",
  "4",
  "12345",
])("%s is not guessed at", (text) => {
  expect(readExpiration(text)).toBe("unreadable");
});

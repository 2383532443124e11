import { expect, test } from "vitest";
import { cutSearch } from "./cut-search";

test.each([
  ["4111 1111 1111 1111", "411111******1111"],
  ["+4111111111111111", "+411111******1111"],
  ["3782 822463 10005", "378282******0005"],
])("of the card number %j only %j is left", (typed, text) => {
  expect(cutSearch(typed)).toEqual({ text, cut: true });
});

test.each([
  "+852 9123 4567",
  "+86 138 1234 5678",
  "11111111-1111-4111-8111-111111111111",
  "8348 star",
  "HKD 101",
])("%j is left as it is", (typed) => {
  expect(cutSearch(typed)).toEqual({ text: typed, cut: false });
});

import { expect, test } from "vitest";
import { joinMaskedNumbers, readMaskedNumber } from "@/lib/core/masked-number";

test.each([
  ["**** **** **** 8348", null],
  ["356772******8348", "356772"],
  ["356772 ****** 8348", "356772"],
  ["xxxx-8348", null],
  ["XXXX XXXX XXXX 8348", null],
  ["••••8348", null],
  ["•••• 8348", null],
  ["＊＊＊＊８３４８", null],
])("%s is the card that ends in 8348", (text, first6) => {
  expect(readMaskedNumber(text)).toEqual({ first6, last4: "8348" });
  expect(joinMaskedNumbers(`${text.normalize("NFKC")} star`)).toBe(`${first6 ?? ""}******8348 star`);
});

test.each(["8348", "star 8348", "Max 8348", "*8348", "****", ""])("%j is none", (text) => {
  expect(readMaskedNumber(text)).toBeNull();
  expect(joinMaskedNumbers(text)).toBe(text);
});

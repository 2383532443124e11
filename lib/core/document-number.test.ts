import { expect, test } from "vitest";
import { looksLikeDocument, plainDocument } from "@/lib/core/document-number";

test.each([
  ["A123456(7)", "A1234567"],
  ["a123456 (7)", "A1234567"],
  ["A123456-7", "A1234567"],
  ["Ａ１２３４５６（７）", "A1234567"],
  ["A123456〔7〕", "A1234567"],
  ["AB 987654 (3)", "AB9876543"],
  ["K 0123.4567", "K01234567"],
  ["110101 19900307 123x", "11010119900307123X"],
  ["H\u200b60203801", "H60203801"],
])("%j is the document %s", (written, plain) => {
  expect(plainDocument(written)).toBe(plain);
  expect(looksLikeDocument(written)).toBe(true);
});

test.each(["A123456(7)", "A1234567"].map((text) => [text, text.replace("7", "8")]))(
  "%j and %j are two documents",
  (one, other) => {
    expect(plainDocument(one)).not.toBe(plainDocument(other));
  },
);

test.each(["8348", "Chan Tai Man", "A-1", "12345678", ""])("%j is none", (text) => {
  expect(looksLikeDocument(text)).toBe(false);
});

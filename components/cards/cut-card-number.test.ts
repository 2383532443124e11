import { expect, test } from "vitest";
import { cutCardNumber } from "./cut-card-number";

test("a full card number keeps only its first six and last four digits, however it is grouped", () => {
  for (const typed of [
    "3567720000008348",
    "3567 7200 0000 8348",
    "3567-7200-0000-8348",
    " 3567.7200.0000.8348 ",
    "3567 7200\t0000 8348".replace("\t", " "),
    "３５６７７２００００００８３４８",
  ]) {
    expect(cutCardNumber(typed)).toEqual({ text: "356772******8348", cut: true });
  }
});

test("shorter and longer card numbers are cut too", () => {
  expect(cutCardNumber("356772008348")).toEqual({ text: "356772******8348", cut: true });
  expect(cutCardNumber("3567720000000008348").text).toBe("356772******8348");
});

test("a number inside a sentence is cut out of it", () => {
  expect(cutCardNumber("card 3567720000008348 please")).toEqual({
    text: "card 356772******8348 please",
    cut: true,
  });
});

test("last four digits, titles, references and masked numbers stay as typed", () => {
  for (const typed of [
    "8348",
    "Travel 2026",
    "56f825f9-b962-46ca-8c0d-99269e041514",
    "356772******8348",
    "",
  ]) {
    expect(cutCardNumber(typed)).toEqual({ text: typed, cut: false });
  }
});

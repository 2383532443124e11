import { describe, expect, test } from "vitest";
import { pinProblem } from "@/lib/cards/pin-rule";

const length = { min: 4, max: 6 };

describe("a PIN is refused", () => {
  test.each([
    ["12a4", "pinDigits"],
    ["１２３４", "pinDigits"],
    [" 4711", "pinDigits"],
    ["", "pinLength"],
    ["471", "pinLength"],
    ["4711471", "pinLength"],
    ["0000", "pinSameDigit"],
    ["111111", "pinSameDigit"],
    ["1234", "pinRun"],
    ["4321", "pinRun"],
    ["7890", "pinRun"],
    ["3210", "pinRun"],
    ["210987", "pinRun"],
    ["123456", "pinRun"],
    ["1212", "pinRepeated"],
    ["123123", "pinRepeated"],
    ["909090", "pinRepeated"],
    ["1122", "pinRepeated"],
    ["1987", "pinYear"],
    ["2026", "pinYear"],
    ["8348", "pinOnCard"],
    ["783481", "pinOnCard"],
  ])("%s: %s", (pin, problem) => {
    expect(pinProblem(pin, length, "8348")).toBe(problem);
  });
});

test.each(["4711", "0071", "198711", "20261", "9274", "482915", "1357", "83480"])("%s is taken", (pin) => {
  expect(pinProblem(pin, length, "0000")).toBeNull();
});

test("without the last four digits only the rest is judged, and the length is the configured one", () => {
  expect(pinProblem("8348", length, null)).toBeNull();
  expect(pinProblem("4711", { min: 6, max: 6 }, null)).toBe("pinLength");
  expect(pinProblem("471192", { min: 6, max: 6 }, null)).toBeNull();
});

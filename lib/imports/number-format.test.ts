import fc from "fast-check";
import { expect, test } from "vitest";
import { shownNumber } from "@/lib/imports/number-format";

test.each([
  ["42", "0000", "0042"],
  ["123456", "0000", "123456"],
  ["0", "0000", "0000"],
  ["0", "#", ""],
  ["1234567.5", "#,##0.00", "1,234,567.50"],
  ["-1234.5", "#,##0.00", "-1,234.50"],
  ["-1234.5", "#,##0.00;(#,##0.00)", "(1,234.50)"],
  ["-5", "0;[Red]-0", "-5"],
  ["0.125", "0%", "13%"],
  ["0.125", "0.0%", "12.5%"],
  ["0.07", "0.00%", "7.00%"],
  ["85212345678", "+000 0000 0000", "+852 1234 5678"],
  ["1234567", "(00) 000-0000", "(00) 123-4567"],
  ["1234.5", '"HKD "#,##0.00', "HKD 1,234.50"],
  ["1234.5", "[$HK$-3C04]#,##0.00", "HK$1,234.50"],
  ["1234.5", '#,##0.00\\ "HKD"', "1,234.50 HKD"],
  ["1234.5", '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-', "1,234.50"],
  ["432", "00\\/00", "04/32"],
  ["3.567721234568343E+15", "0", "3567721234568343"],
  ["3.567721234568343E+15", "General", "3567721234568343"],
  ["3.567721234568343E+15", "0.00E+00", "3567721234568343"],
  ["0.30000000000000004", "General", "0.3"],
  ["12.5", "# ?/?", "12.5"],
  ["7", "@", "7"],
  ["1.005", "0.##", "1"],
])("%s under %s is shown as %s", (stored, code, shown) => {
  expect(shownNumber(stored, code)).toBe(shown);
});

test("a number under as many zeros as one likes keeps its digits and has at least as many places", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 18n }),
      fc.integer({ min: 1, max: 20 }),
      (number, places) => {
        const shown = shownNumber(String(number), "0".repeat(places));
        expect(BigInt(shown)).toBe(number);
        expect(shown.length).toBe(Math.max(places, String(number).length));
      },
    ),
  );
});

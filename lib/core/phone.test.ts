import fc from "fast-check";
import { expect, test } from "vitest";
import { phoneCandidates, phoneDigits, readPhone } from "@/lib/core/phone";

test.each([
  ["852", "91234567", "852", "91234567"],
  ["+852", "9123 4567", "852", "91234567"],
  ["852", "+852 9123-4567", "852", "91234567"],
  ["00852", "00852 9123 4567", "852", "91234567"],
  ["", "+852 9123 4567", "852", "91234567"],
  ["８５２", "９１２３４５６７", "852", "91234567"],
  ["44", "+44 (0)20 7946 0958", "44", "2079460958"],
  ["44", "020 7946 0958", "44", "2079460958"],
  ["", "0044 (0) 20 7946 0958", "44", "2079460958"],
  ["886", "0912 345 678", "886", "912345678"],
  ["39", "06 1234 5678", "39", "0612345678"],
  ["7", "8 (912) 345-67-89", "7", "9123456789"],
  ["1", "1 (212) 555-0123", "1", "2125550123"],
  ["36", "06 30 123 4567", "36", "301234567"],
  ["86", "138.1234.5678", "86", "13812345678"],
])("code %j with %j is +%s %s", (code, number, callingCode, national) => {
  expect(readPhone(code, number)).toEqual({ callingCode, number: national });
});

test.each([
  ["", "9123 4567"],
  ["852", ""],
  ["852", "n/a"],
  ["852", "+853 6612 3456"],
  ["8525", "91234567"],
  ["852", "912345678901"],
  ["HK", "91234567"],
])("code %j with %j is no number that can be sent", (code, number) => {
  expect(readPhone(code, number)).toBeNull();
});

test("however a number is written, a search for it means the same digits", () => {
  const codes = fc.constantFrom("852", "44", "886", "86", "1");
  const national = fc.stringMatching(/^[2-9]\d{6,9}$/);
  const between = fc.constantFrom("", " ", "-", ".", "\u3000");
  fc.assert(
    fc.property(codes, national, between, fc.nat(5), (code, number, sign, form) => {
      const parts = `${number.slice(0, 3)}${sign}${number.slice(3)}`;
      const written = [
        parts,
        `0${parts}`,
        `+${code} ${parts}`,
        `00${code}${parts}`,
        `+${code} (0)${parts}`,
        `+${code} 0${parts}`,
      ][form];
      if (written === undefined) throw new Error("no such form");
      const wide = written.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
      for (const text of [written, wide]) {
        const wanted = phoneCandidates(phoneDigits(text));
        expect(wanted.some((digits) => `${code}${number}`.includes(digits))).toBe(true);
      }
    }),
  );
});

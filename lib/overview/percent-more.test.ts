import fc from "fast-check";
import { expect, test } from "vitest";
import { percentMore, SMALLEST_BASE } from "@/lib/overview/percent-more";

const counted = (count: number) => ({ amount: String(count), count });

test("a change is told to one decimal, with the sign of its direction", () => {
  expect(percentMore(counted(37), counted(40))).toBe("-7.5");
  expect(percentMore(counted(50), counted(40))).toBe("25.0");
  expect(percentMore(counted(40), counted(40))).toBe("0.0");
});

test("nothing is compared with a period of few payments, however large their sum", () => {
  const sums = fc.integer({ min: 1, max: 10 ** 9 }).map(String);
  fc.assert(
    fc.property(sums, sums, fc.integer({ min: 0, max: SMALLEST_BASE - 1 }), (now, before, count) => {
      expect(percentMore({ amount: now, count: 1_000 }, { amount: before, count })).toBeNull();
    }),
  );
});

test("nothing is compared with a sum of zero or below", () => {
  for (const amount of ["0", "-5"]) expect(percentMore(counted(9), { amount, count: 50 })).toBeNull();
});

import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SaidSum } from "@/lib/transactions/said-sum";

const said = fc.constantFrom("-101", "0", "12.5", "-0.000000000000000001", "99999999999999999999.12");
const unsaid = fc.constantFrom(null, "", "NaN", "Infinity", "-", "abc", "1e5", "12,5");
const rows: fc.Arbitrary<(string | null)[]> = fc.array(fc.oneof(said, unsaid), { maxLength: 20 });
const isSaid = (amount: string | null): amount is string => amount !== null && /^-?\d+(\.\d+)?$/.test(amount);

test("a sum adds what was said, and counts what was not instead of taking it for zero", () => {
  fc.assert(
    fc.property(rows, (amounts) => {
      const sum = new SaidSum();
      for (const amount of amounts) sum.add(amount);
      const known = amounts.filter(isSaid);
      const Precise = Decimal.clone({ precision: 60 });
      const total = known.reduce((all, amount) => all.plus(amount), new Precise(0)).toFixed();
      expect(sum.count).toBe(amounts.length);
      expect(sum.withoutAmount).toBe(amounts.length - known.length);
      expect(sum.amount).toBe(known.length === 0 && amounts.length > 0 ? null : total);
    }),
  );
});

test("sums of parts add up to the sum of all, in any split", () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 20 }), (amounts, at) => {
      const sumOf = (some: typeof amounts) => {
        const sum = new SaidSum();
        for (const amount of some) sum.add(amount);
        return sum;
      };
      const parts = new SaidSum();
      for (const part of [amounts.slice(0, at), amounts.slice(at)]) parts.addSum(sumOf(part));
      const all = sumOf(amounts);
      expect([parts.amount, parts.count, parts.withoutAmount]).toEqual([
        all.amount,
        all.count,
        all.withoutAmount,
      ]);
    }),
  );
});

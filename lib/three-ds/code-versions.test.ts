import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeptCode, newestCode, withCode } from "@/lib/three-ds/code-versions";

const CODES = ["1", "2", "3", "4"];

/** Code n was issued at minute n; a delivery that is sent again is signed then or later. */
const delivery = fc
  .record({
    code: fc.constantFrom(...CODES),
    again: fc.integer({ min: 0, max: 9 }),
    receivedAt: fc.integer({ min: 100, max: 200 }),
  })
  .map(
    ({ code, again, receivedAt }): KeptCode => ({
      ...original(code),
      signedAt: Number(code) + again,
      receivedAt,
    }),
  );

function original(code: string): KeptCode {
  const times = { signedAt: Number(code), issuedAt: null, receivedAt: 150, expiresAt: 1000 };
  return { code, deliveryId: code, ...times, shown: null };
}

const inAnyOrder = fc
  .array(delivery, { maxLength: 12 })
  .chain((repeats) =>
    fc.shuffledSubarray([...CODES.map(original), ...repeats], { minLength: 4 + repeats.length }),
  );

test("any order of deliveries and of their repeats, freshly signed or not, ends with the code that was issued last", () => {
  fc.assert(
    fc.property(inAnyOrder, (order) => {
      const codes = order.reduce<readonly KeptCode[]>((known, said) => withCode(known, said), []);
      expect(newestCode(codes).code).toBe("4");
      expect(codes.map((one) => one.code)).toEqual(CODES);
    }),
  );
});

test("a code that was shown stays shown, whatever comes after it", () => {
  fc.assert(
    fc.property(inAnyOrder, (order) => {
      const shown: string[] = [];
      let codes: readonly KeptCode[] = [];
      for (const said of order) {
        codes = withCode(codes, said);
        const newest = newestCode(codes);
        if (newest.shown) continue;
        shown.push(newest.code);
        codes = withCode(codes.slice(0, -1), { ...newest, shown: { at: 1, by: "somebody" } });
      }
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown).toContain("4");
    }),
  );
});

test("what the issuer says of a code's issue stands above when its announcement was signed", () => {
  const older = { ...original("1"), issuedAt: 10, signedAt: 90 };
  const newer = { ...original("2"), issuedAt: 20, signedAt: 20 };
  for (const [a, b] of [[older, newer] as const, [newer, older] as const])
    expect(newestCode(withCode(withCode([], a), b)).code).toBe("2");
});

test("of two codes that nothing tells apart in time, the one that came last counts", () => {
  const first = original("1");
  const tied = { ...original("2"), signedAt: first.signedAt };
  expect(newestCode(withCode(withCode([], first), tied)).code).toBe("2");
});

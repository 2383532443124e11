import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { knownFailure, mayTryAgain } from "@/lib/core/known-failure";

const coded = (code: string) => Object.assign(new Error("failed"), { code });

test("an error of our own is itself; bad input and bad values are told as input", () => {
  const own = new AppError("STALE", "older");
  expect(knownFailure(own)).toBe(own);
  const zod = z.strictObject({ a: z.string() }).safeParse({ a: 1 }).error;
  expect(knownFailure(zod)).toMatchObject({ code: "INVALID_INPUT", fields: { a: "invalid" } });
  expect(knownFailure(coded("22P02"))).toMatchObject({ code: "INVALID_INPUT" });
});

test.each(["P2024", "P2028", "P2034", "40001", "40P01", "53300", "55P03", "57014"])(
  "a database that had too much to do (%s) is BUSY with nothing changed, and may be tried again",
  (code) => {
    const failure = knownFailure(coded(code));
    expect(failure).toMatchObject({ code: "BUSY", details: { needs: "capacity", changed: "no" } });
    expect(failure && mayTryAgain(failure)).toBe(true);
  },
);

test("what nobody foresaw is not given a name", () => {
  for (const error of [new Error("anything"), coded("P2025"), null, "text", undefined])
    expect(knownFailure(error)).toBeNull();
});

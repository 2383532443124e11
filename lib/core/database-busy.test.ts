import { expect, test } from "vitest";
import { isDatabaseBusy } from "@/lib/core/database-busy";

const coded = (code: string, more: object = {}) => Object.assign(new Error("failed"), { code, ...more });

test.each([
  ["a transaction that could not begin", coded("P2028")],
  ["a pool without a free connection", coded("P2024")],
  ["the driver's wait for a connection", new Error("timeout exceeded when trying to connect")],
  ["a lock that was not given", coded("55P03")],
  ["a serialization failure", coded("40001")],
  ["a statement that took too long", coded("57014")],
  [
    "one inside of Prisma's error",
    coded("P2010", { meta: { driverAdapterError: { cause: { originalCode: "55P03" } } } }),
  ],
])("%s is a database that is busy", (_name, error) => {
  expect(isDatabaseBusy(error)).toBe(true);
});

test.each([coded("P2002"), coded("P2025"), coded("23505"), new Error("anything"), null, "P2028"])(
  "%s is not",
  (error) => {
    expect(isDatabaseBusy(error)).toBe(false);
  },
);

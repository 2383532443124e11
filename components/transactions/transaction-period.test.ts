import { expect, test } from "vitest";
import { periodRange } from "./transaction-period";

const HK = "Asia/Hong_Kong";
/** Half past midnight on the 1st of March in Hong Kong, still February in London. */
const now = new Date("2026-02-28T16:30:00Z");

test.each([
  ["today", HK, { from: "2026-02-28T16:00:00Z" }],
  ["yesterday", HK, { from: "2026-02-27T16:00:00Z", to: "2026-02-28T16:00:00Z" }],
  ["last7", HK, { from: "2026-02-22T16:00:00Z" }],
  ["month", HK, { from: "2026-02-28T16:00:00Z" }],
  ["today", "Europe/London", { from: "2026-02-28T00:00:00Z" }],
  ["month", "Europe/London", { from: "2026-02-01T00:00:00Z" }],
] as const)("%s in %s begins at that zone's midnight", (period, zone, range) => {
  expect(periodRange(period, zone, now)).toEqual(range);
});

test("a day on which the clock changes is as long as it is", () => {
  const changed = new Date("2026-03-30T12:00:00Z");
  expect(periodRange("yesterday", "Europe/London", changed)).toEqual({
    from: "2026-03-29T00:00:00Z",
    to: "2026-03-29T23:00:00Z",
  });
});

test("a period that begins before the clocks changed begins at the midnight of then", () => {
  const afterChange = new Date("2026-03-31T12:00:00Z");
  expect(periodRange("month", "Europe/London", afterChange)).toEqual({ from: "2026-03-01T00:00:00Z" });
  expect(periodRange("today", "Europe/London", afterChange)).toEqual({ from: "2026-03-30T23:00:00Z" });
  expect(periodRange("last7", "America/New_York", new Date("2026-03-10T03:30:00Z"))).toEqual({
    from: "2026-03-03T05:00:00Z",
  });
});

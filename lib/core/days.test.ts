import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dayAt,
  daysBetween,
  endOfDay,
  firstOfMonth,
  instantOf,
  startOfDay,
  wallClock,
} from "@/lib/core/days";

/** Among them those whose clocks skip or repeat midnight, and those at the ends of the calendar. */
const ZONES = [
  "UTC",
  "Asia/Hong_Kong",
  "Asia/Kathmandu",
  "Europe/London",
  "America/New_York",
  "America/Santiago",
  "America/Asuncion",
  "America/Sao_Paulo",
  "America/Havana",
  "Africa/Cairo",
  "Asia/Beirut",
  "Asia/Tehran",
  "Asia/Amman",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Chatham",
  "Pacific/Pago_Pago",
];

const zones = fc.constantFrom(...ZONES);
const instants = fc.date({
  min: new Date("2012-01-15T00:00:00Z"),
  max: new Date("2037-12-01T00:00:00Z"),
  noInvalidDate: true,
});

describe("for every instant in every zone", () => {
  test("the day that it shows has begun and is not over", () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = dayAt(instant, zone);
        expect(startOfDay(day, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(endOfDay(day, zone).getTime()).toBeGreaterThan(instant.getTime());
      }),
      { numRuns: 2_000 },
    );
  });

  test("the last millisecond before a day is of an earlier date, its first of its own", () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = dayAt(instant, zone);
        const start = startOfDay(day, zone);
        expect(dayAt(start, zone)).toBe(day);
        expect(dayAt(new Date(start.getTime() - 1), zone)).toBe(addDays(day, -1));
      }),
      { numRuns: 2_000 },
    );
  });

  test("one day ends where the next begins, and lasts 23 to 25 hours", () => {
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const day = dayAt(instant, zone);
        expect(endOfDay(day, zone)).toEqual(startOfDay(addDays(day, 1), zone));
        const hours = (endOfDay(day, zone).getTime() - startOfDay(day, zone).getTime()) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(23);
        expect(hours).toBeLessThanOrEqual(25);
      }),
    );
  });
});

test.each([
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z", "2026-09-07T03:00:00.000Z"],
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z", "2026-04-24T21:00:00.000Z"],
  ["Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00.000Z", "2026-03-29T21:00:00.000Z"],
  ["America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"],
  ["Europe/London", "2026-10-25", "2026-10-24T23:00:00.000Z", "2026-10-26T00:00:00.000Z"],
])("a midnight that %s does not have, or has twice, bounds the day %s", (zone, day, start, end) => {
  expect(startOfDay(day, zone).toISOString()).toBe(start);
  expect(endOfDay(day, zone).toISOString()).toBe(end);
});

test("a date that a zone skipped altogether is empty", () => {
  expect(startOfDay("2011-12-30", "Pacific/Apia")).toEqual(endOfDay("2011-12-30", "Pacific/Apia"));
});

test("dates are counted without any zone", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(firstOfMonth("2026-12-31", 1)).toBe("2027-01-01");
  expect(firstOfMonth("2026-03-15", -1)).toBe("2026-02-01");
  expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
});

test("a filter's end is the end of its day, an instant is itself", () => {
  expect(instantOf("2026-11-30", "Asia/Hong_Kong", "end").toISOString()).toBe("2026-11-30T16:00:00.000Z");
  expect(instantOf("2026-11-30T01:00:00Z", "Asia/Hong_Kong", "end").toISOString()).toBe(
    "2026-11-30T01:00:00.000Z",
  );
  expect(wallClock("2026-11-30T14:05", "Asia/Hong_Kong").toISOString()).toBe("2026-11-30T06:05:00.000Z");
});

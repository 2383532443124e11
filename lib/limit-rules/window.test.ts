import { expect, test } from "vitest";
import { limitWindow } from "@/lib/limit-rules/window";

const iso = (date: Date | null) => date?.toISOString() ?? null;

test("a day begins at midnight in Hong Kong, which is 16:00 UTC of the day before", () => {
  const before = limitWindow("Daily", new Date("2026-03-31T15:59:59.999Z"), "Asia/Hong_Kong");
  expect([iso(before.startsAt), iso(before.resetsAt)]).toEqual([
    "2026-03-30T16:00:00.000Z",
    "2026-03-31T16:00:00.000Z",
  ]);
  const after = limitWindow("Daily", new Date("2026-03-31T16:00:00.000Z"), "Asia/Hong_Kong");
  expect(iso(after.startsAt)).toBe("2026-03-31T16:00:00.000Z");
});

test("a month ends with its last day in the issuer's zone", () => {
  const window = limitWindow("Monthly", new Date("2026-02-28T15:59:00Z"), "Asia/Hong_Kong");
  expect([iso(window.startsAt), iso(window.resetsAt)]).toEqual([
    "2026-01-31T16:00:00.000Z",
    "2026-02-28T16:00:00.000Z",
  ]);
});

test("a day of a zone with daylight saving has its real length", () => {
  const window = limitWindow("Daily", new Date("2026-03-29T10:00:00Z"), "Europe/Berlin");
  expect([iso(window.startsAt), iso(window.resetsAt)]).toEqual([
    "2026-03-28T23:00:00.000Z",
    "2026-03-29T22:00:00.000Z",
  ]);
});

test("per-transaction, lifetime and unknown rules never reset", () => {
  for (const period of ["Transaction", "Lifetime", "Fortnightly"]) {
    expect(limitWindow(period, new Date(), "Asia/Hong_Kong")).toEqual({ startsAt: null, resetsAt: null });
  }
});

test("a day whose midnight the zone skips begins when its clocks go on, and ends with the next date", () => {
  const window = limitWindow("Daily", new Date("2026-09-06T15:00:00Z"), "America/Santiago");
  expect([iso(window.startsAt), iso(window.resetsAt)]).toEqual([
    "2026-09-06T04:00:00.000Z",
    "2026-09-07T03:00:00.000Z",
  ]);
});

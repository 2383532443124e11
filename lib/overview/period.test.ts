import { expect, test } from "vitest";
import { type AskedPeriod, periodSpans } from "@/lib/overview/period";

const iso = (asked: AskedPeriod, zone: string, now: string) => {
  const { span, previous, unit, buckets, previousBuckets } = periodSpans(asked, zone, new Date(now));
  const write = ({ from, to }: { from: Date; to: Date }) => [from.toISOString(), to.toISOString()];
  return { span: write(span), previous: write(previous), unit, buckets, previousBuckets };
};
const NOON = "2026-03-15T04:00:00.000Z";

test("today begins at the viewer's midnight and is compared with yesterday up to the same time", () => {
  expect(iso({ period: "today" }, "Asia/Hong_Kong", NOON)).toMatchObject({
    span: ["2026-03-14T16:00:00.000Z", NOON],
    previous: ["2026-03-13T16:00:00.000Z", "2026-03-14T04:00:00.000Z"],
    unit: "hour",
  });
  expect(iso({ period: "today" }, "America/Los_Angeles", NOON).span).toEqual([
    "2026-03-14T07:00:00.000Z",
    NOON,
  ]);
});

test("seven and thirty days hold today as the last one, and the days before are as many", () => {
  expect(iso({ period: "last7" }, "Asia/Hong_Kong", NOON)).toMatchObject({
    span: ["2026-03-08T16:00:00.000Z", NOON],
    previous: ["2026-03-01T16:00:00.000Z", "2026-03-08T04:00:00.000Z"],
  });
  const month = iso({ period: "last30" }, "Asia/Hong_Kong", NOON);
  expect([month.buckets.length, month.previousBuckets.length, month.unit]).toEqual([30, 30, "day"]);
});

test("the month to date is compared with as many days before the month", () => {
  expect(iso({ period: "month" }, "UTC", NOON)).toMatchObject({
    span: ["2026-03-01T00:00:00.000Z", NOON],
    previous: ["2026-02-14T00:00:00.000Z", "2026-02-28T04:00:00.000Z"],
  });
});

test("a day on which clocks change has 23 or 25 hours, and days keep beginning at midnight", () => {
  const spring = iso({ from: "2026-03-08", to: "2026-03-08" }, "America/New_York", NOON);
  expect(spring.buckets).toHaveLength(23);
  expect(spring.span).toEqual(["2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z"]);
  const autumn = iso({ from: "2025-11-02", to: "2025-11-02" }, "America/New_York", NOON);
  expect(autumn.buckets).toHaveLength(25);
  const week = iso({ from: "2026-03-06", to: "2026-03-10" }, "America/New_York", NOON);
  expect(week.buckets.map((at) => at.toISOString().slice(11, 16))).toEqual([
    "05:00",
    "05:00",
    "05:00",
    "04:00",
    "04:00",
  ]);
});

test("given days are both included, and a last day that is to come ends today", () => {
  expect(iso({ from: "2026-03-01", to: "2026-03-02" }, "Asia/Hong_Kong", NOON).span).toEqual([
    "2026-02-28T16:00:00.000Z",
    "2026-03-02T16:00:00.000Z",
  ]);
  const open = iso({ from: "2026-03-14", to: "2026-12-31" }, "Asia/Hong_Kong", NOON);
  expect(open.span).toEqual(["2026-03-13T16:00:00.000Z", NOON]);
  expect(open.buckets).toHaveLength(2);
});

test("a year is drawn in weeks, and no bucket begins after the period", () => {
  const year = iso({ from: "2025-03-15", to: "2026-03-14" }, "Europe/London", NOON);
  expect([year.unit, year.buckets.length]).toEqual(["week", 53]);
});

test.each<[AskedPeriod, string]>([
  [{ from: "2026-03-02", to: "2026-03-01" }, "to"],
  [{ from: "2026-03-16", to: "2026-03-17" }, "from"],
  [{ from: "2020-01-01", to: "2026-03-01" }, "to"],
])("%j is refused, naming the field", (asked, field) => {
  expect(() => periodSpans(asked, "Asia/Hong_Kong", new Date(NOON))).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", fields: { [field]: expect.any(String) } }),
  );
});

test("days keep beginning where the zone's clocks begin them, also after one whose midnight was skipped", () => {
  const week = iso({ from: "2026-09-05", to: "2026-09-08" }, "America/Santiago", "2026-09-20T12:00:00Z");
  expect(week.buckets.map((at) => at.toISOString())).toEqual([
    "2026-09-05T04:00:00.000Z",
    "2026-09-06T04:00:00.000Z",
    "2026-09-07T03:00:00.000Z",
    "2026-09-08T03:00:00.000Z",
  ]);
  expect(
    iso({ from: "2026-09-06", to: "2026-09-06" }, "America/Santiago", "2026-09-20T12:00:00Z"),
  ).toMatchObject({
    span: ["2026-09-06T04:00:00.000Z", "2026-09-07T03:00:00.000Z"],
    previous: ["2026-09-05T04:00:00.000Z", "2026-09-06T04:00:00.000Z"],
  });
});

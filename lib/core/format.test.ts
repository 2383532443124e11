import { expect, test } from "vitest";
import {
  formatAmount,
  formatClock,
  formatDate,
  formatDateTime,
  formatMoment,
  formatOffset,
  formatPercent,
  formatRelative,
} from "./format";

const HONG_KONG = "Asia/Hong_Kong";

test.each([
  ["1234.5", "HKD", "1,234.50"],
  ["1001", "JPY", "1,001"],
  ["1001.00", "JPY", "1,001"],
  ["1001.5", "JPY", "1,001.5"],
  ["0.1", "KWD", "0.100"],
  ["-101", "USD", "−101.00"],
  ["-0.00", "USD", "0.00"],
  ["99999999999999999999.99", "HKD", "99,999,999,999,999,999,999.99"],
  ["12.3456", "HKD", "12.3456"],
  ["12.340000", "HKD", "12.34"],
])("%s %s is written %s", (amount, currency, written) => {
  expect(formatAmount(amount, currency, "en")).toBe(written);
});

test("a plus sign is written only above zero, and only when asked for", () => {
  expect(formatAmount("5", "HKD", "zh-HK", { plus: true })).toBe("+5.00");
  expect(formatAmount("0", "HKD", "zh-HK", { plus: true })).toBe("0.00");
  expect(formatAmount("-5", "HKD", "zh-HK", { plus: true })).toBe("−5.00");
});

test("what is not a decimal number is shown as it came", () => {
  expect(formatAmount("N/A", "HKD", "en")).toBe("N/A");
  expect(formatAmount("1e5", "HKD", "en")).toBe("1e5");
});

test.each([
  ["en", "3 Nov 2026, 14:02:11 GMT+8"],
  ["zh-HK", "2026年11月3日 14:02:11 GMT+8"],
  ["zh-CN", "2026年11月3日 14:02:11 GMT+8"],
])("an exact time in %s names the offset", (locale, written) => {
  expect(formatDateTime("2026-11-03T06:02:11.066332Z", locale, HONG_KONG)).toBe(written);
});

test("the offset is the one that held on that day", () => {
  expect(formatOffset("2026-07-01T00:00:00Z", "Europe/London")).toBe("GMT+1");
  expect(formatOffset("2026-12-01T00:00:00Z", "Europe/London")).toBe("GMT+0");
  expect(formatOffset("2026-12-01T00:00:00Z", "Asia/Kathmandu")).toBe("GMT+5:45");
});

test("a day belongs to the zone it is shown in", () => {
  expect(formatDate("2026-11-03T20:00:00Z", "en", HONG_KONG)).toBe("4 Nov 2026");
  expect(formatDate("2026-11-03T20:00:00Z", "en", "America/New_York")).toBe("3 Nov 2026");
  expect(formatClock("2026-11-03T16:00:00Z", "en", HONG_KONG)).toBe("00:00");
});

test.each([
  ["2026-11-03T05:59:40Z", "now"],
  ["2026-11-03T06:00:50Z", "now"],
  ["2026-11-03T05:55:00Z", "5 min ago"],
  ["2026-11-03T05:59:10Z", "1 min ago"],
  ["2026-11-03T08:00:00Z", "in 2 hr"],
  ["2026-11-02T06:00:00Z", "1 day ago"],
  ["2026-10-29T06:00:00Z", "5 days ago"],
  ["2026-10-20T06:00:00Z", null],
])("%s is, at six o'clock on 3 November 2026, %s", (instant, written) => {
  expect(formatRelative(instant, new Date("2026-11-03T06:00:00Z"), "en")).toBe(written);
});

test.each([
  ["2026-11-03T05:55:01Z", "en", HONG_KONG, "3 Nov, 13:55:01"],
  ["2026-11-03T05:55:01Z", "zh-HK", HONG_KONG, "11月3日 13:55:01"],
  ["2025-12-31T16:00:00Z", "en", HONG_KONG, "1 Jan, 00:00:00"],
  ["2025-12-31T15:59:59Z", "en", HONG_KONG, "31 Dec 2025, 23:59:59"],
  ["2026-10-31T05:55:01Z", "en", "America/New_York", "31 Oct, 01:55:01 GMT-4"],
])(
  "%s is exact to the second in %s: the year and the offset where they are not today's",
  (at, locale, zone, written) => {
    expect(formatMoment(at, new Date("2026-11-03T06:00:00Z"), locale, zone)).toBe(written);
  },
);

test("relative times are written in the viewer's language", () => {
  const now = new Date("2026-11-03T06:00:00Z");
  expect(formatRelative("2026-11-03T05:55:00Z", now, "zh-HK")).toBe("5 分鐘前");
  expect(formatRelative("2026-11-03T05:55:00Z", now, "zh-CN")).toBe("5分钟前");
});

test("a percentage may exceed a hundred", () => {
  expect(formatPercent("112.4", "en")).toBe("112.4%");
  expect(formatPercent("75", "zh-HK")).toBe("75%");
});

import "server-only";
import {
  addDays,
  type Day,
  dayAt,
  daysBetween,
  endOfDay,
  firstOfMonth,
  startOfDay,
  wallClock,
  wallText,
} from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { MOST_DAYS, type OverviewPeriod } from "@/lib/overview/constants";

/** What was asked: a named period, or days of the viewer's zone, both included. */
export type AskedPeriod = { period: OverviewPeriod } | { from: string; to: string };

/** `from` included, `to` not. */
export interface Span {
  from: Date;
  to: Date;
}

export type BucketUnit = "hour" | "day" | "week";

export interface PeriodSpans {
  span: Span;
  /** As long, ending at the same time of an earlier day: a day that is not over is not compared with a whole one. */
  previous: Span;
  unit: BucketUnit;
  /** The beginnings of the columns of a chart, in order; the last one ends with the period's last day. */
  buckets: Date[];
  previousBuckets: Date[];
}

/**
 * A period at `now`, with days of `zone` (IANA): hours where the clocks change are the zone's own, never 24 to a day.
 * @throws AppError INVALID_INPUT naming the field: days the wrong way round, in the future, or too many
 */
export function periodSpans(asked: AskedPeriod, zone: string, now: Date): PeriodSpans {
  const { first, last } = daysOf(asked, dayAt(now, zone));
  const days = daysBetween(first, last) + 1;
  const end = endOfDay(last, zone);
  const unit = days === 1 ? "hour" : days <= 62 ? "day" : "week";
  const [firstBefore, lastBefore] = [addDays(first, -days), addDays(last, -days)];
  return {
    span: { from: startOfDay(first, zone), to: end > now ? now : end },
    previous: {
      from: startOfDay(firstBefore, zone),
      to: end > now ? sameTime(now, -days, zone) : endOfDay(lastBefore, zone),
    },
    unit,
    buckets: bucketsOf(first, last, unit, zone),
    previousBuckets: bucketsOf(firstBefore, lastBefore, unit, zone),
  };
}

/** The first and the last day, both included. */
function daysOf(asked: AskedPeriod, today: Day): { first: Day; last: Day } {
  if ("from" in asked) return givenDays(asked, today);
  switch (asked.period) {
    case "today":
      return { first: today, last: today };
    case "last7":
      return { first: addDays(today, -6), last: today };
    case "last30":
      return { first: addDays(today, -29), last: today };
    case "month":
      return { first: firstOfMonth(today), last: today };
  }
}

function givenDays({ from, to }: { from: Day; to: Day }, today: Day) {
  if (to < from) refuse("to", "beforeFrom");
  if (from > today) refuse("from", "inFuture");
  const last = to > today ? today : to;
  if (daysBetween(from, last) + 1 > MOST_DAYS) refuse("to", "tooLong");
  return { first: from, last };
}

/** The same time on the clock, that many days later; to the second. */
function sameTime(now: Date, days: number, zone: string): Date {
  const day = addDays(dayAt(now, zone), days);
  const minute = wallClock(`${day}T${wallText(now, zone).slice(11)}`, zone);
  return new Date(minute.getTime() + (now.getTime() % 60_000));
}

const HOUR_MS = 3_600_000;

function bucketsOf(first: Day, last: Day, unit: BucketUnit, zone: string): Date[] {
  const buckets: Date[] = [];
  if (unit === "hour") {
    const end = endOfDay(last, zone).getTime();
    for (let at = startOfDay(first, zone).getTime(); at < end; at += HOUR_MS) buckets.push(new Date(at));
    return buckets;
  }
  for (let day = first; day <= last; day = addDays(day, unit === "day" ? 1 : 7))
    buckets.push(startOfDay(day, zone));
  return buckets;
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}

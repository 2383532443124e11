import "server-only";
import { TZDate } from "@date-fns/tz";
import { addDays, addHours, addWeeks, differenceInCalendarDays, startOfDay, startOfMonth } from "date-fns";
import { AppError } from "@/lib/core/errors";
import { MOST_DAYS, type OverviewPeriod } from "@/lib/overview/vocabulary";

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
  const { first, end } = daysOf(asked, zone, now);
  const days = differenceInCalendarDays(end, first);
  const to = end > now ? new TZDate(now, zone) : end;
  const unit = days === 1 ? "hour" : days <= 62 ? "day" : "week";
  const before = (time: TZDate) => addDays(time, -days);
  return {
    span: plain(first, to),
    previous: plain(before(first), before(to)),
    unit,
    buckets: bucketsOf(first, end, unit),
    previousBuckets: bucketsOf(before(first), before(end), unit),
  };
}

/** The first day's beginning, and the beginning of the day after the last one. */
function daysOf(asked: AskedPeriod, zone: string, now: Date): { first: TZDate; end: TZDate } {
  const today = startOfDay(new TZDate(now, zone));
  const tomorrow = addDays(today, 1);
  if ("from" in asked) return givenDays(asked, zone, today);
  switch (asked.period) {
    case "today":
      return { first: today, end: tomorrow };
    case "last7":
      return { first: addDays(today, -6), end: tomorrow };
    case "last30":
      return { first: addDays(today, -29), end: tomorrow };
    case "month":
      return { first: startOfMonth(today), end: tomorrow };
  }
}

function givenDays({ from, to }: { from: string; to: string }, zone: string, today: TZDate) {
  const [first, last] = [dayIn(from, zone), dayIn(to, zone)];
  if (last < first) refuse("to", "beforeFrom");
  if (first > today) refuse("from", "inFuture");
  const end = addDays(last > today ? today : last, 1);
  if (differenceInCalendarDays(end, first) > MOST_DAYS) refuse("to", "tooLong");
  return { first, end };
}

function dayIn(day: string, zone: string): TZDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return startOfDay(new TZDate(year, month - 1, date, zone));
}

const STEPS = { hour: addHours, day: addDays, week: addWeeks } satisfies Record<BucketUnit, unknown>;

function bucketsOf(first: TZDate, end: TZDate, unit: BucketUnit): Date[] {
  const buckets: Date[] = [];
  for (let at = first, step = 1; at < end; step += 1) {
    buckets.push(new Date(at.getTime()));
    at = STEPS[unit](first, step);
  }
  return buckets;
}

function plain(from: TZDate, to: TZDate): Span {
  return { from: new Date(from.getTime()), to: new Date(to.getTime()) };
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}

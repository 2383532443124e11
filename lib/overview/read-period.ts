import "server-only";
import { parseInput } from "@/lib/core/parse";
import { type PeriodSpans, periodSpans, type Span } from "@/lib/overview/period";
import { overviewQuery, type PeriodDto, type SpanDto } from "@/lib/overview/schema";

/** @throws AppError INVALID_INPUT naming the field */
export function readPeriod(raw: unknown, now: Date): PeriodSpans {
  const { asked, zone } = parseInput(overviewQuery, raw);
  return periodSpans(asked, zone, now);
}

export function toPeriodDto({ span, previous, unit, buckets }: PeriodSpans): PeriodDto {
  return { span: toSpanDto(span), previous: toSpanDto(previous), unit, buckets: bucketSpans(buckets, span) };
}

export function toSpanDto({ from, to }: Span): SpanDto {
  return { from: from.toISOString(), to: to.toISOString() };
}

/** The last bucket that has begun ends with the period; later ones are empty and end where they begin. */
function bucketSpans(buckets: readonly Date[], { to }: Span): SpanDto[] {
  return buckets.map((from, index) => {
    const next = buckets[index + 1] ?? to;
    const end = new Date(Math.max(from.getTime(), Math.min(next.getTime(), to.getTime())));
    return toSpanDto({ from, to: end });
  });
}

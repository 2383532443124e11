import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { DECLINE_CAUSES } from "@/lib/overview/constants";
import { explainedDeclines } from "@/lib/overview/explained-declines";
import { percentMore, percentOf, SMALLEST_BASE } from "@/lib/overview/percent-more";
import { countDeclined, readDeclineCounts } from "@/lib/overview/period-counts";
import { readPeriod, toPeriodDto } from "@/lib/overview/read-period";
import type { Counted, DeclinesDto, SpanDto } from "@/lib/overview/schema";

/**
 * How many payments were declined in a period, beside the period before, and what the newest `MOST_EXPLAINED` of them can
 * be laid to by the rules of `explainDecline`.
 * @throws AppError FORBIDDEN, INVALID_INPUT naming the field
 */
export async function getDeclines(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<DeclinesDto> {
  assertPermission(viewer, "transactions.read");
  const spans = readPeriod(raw, context.clock.now());
  const [counts, before, { rows }] = await Promise.all([
    readDeclineCounts(spans.span, spans.buckets),
    countDeclined(spans.previous),
    explainedDeclines(spans.span),
  ]);
  const period = toPeriodDto(spans);
  const total = (name: "declined" | "all") => counts.reduce((sum, row) => sum + row[name], 0);
  const causes = DECLINE_CAUSES.map((cause) => ({
    cause,
    count: rows.filter(({ name }) => name === cause).length,
    query: { cause, ...period.span },
  }));
  return {
    ...period,
    declined: declinedIn(period.span, total("declined")),
    declinedBefore: declinedIn(period.previous, before),
    all: { count: total("all"), query: { ...period.span } },
    percent: total("all") < SMALLEST_BASE ? null : percentOf(String(total("declined")), String(total("all"))),
    change: percentMore(
      { amount: String(total("declined")), count: total("declined") },
      { amount: String(before), count: before },
    ),
    columns: period.buckets.map((span, bucket) =>
      declinedIn(span, counts.find((row) => row.bucket === bucket)?.declined ?? 0),
    ),
    explained: rows.length,
    causes: causes.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
  };
}

function declinedIn(span: SpanDto, count: number): Counted {
  return { count, query: { status: ["Declined"], ...span } };
}

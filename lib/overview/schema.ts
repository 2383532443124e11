import { z } from "zod";
import { anyText } from "@/lib/core/input";
import type { LimitListItem } from "@/lib/limits/schema";
import {
  DECLINE_CAUSES,
  DEFAULT_PERIOD,
  type DeclineCauseName,
  type GuideStep,
  OVERVIEW_PERIODS,
} from "@/lib/overview/constants";
import type { DeclineCause } from "@/lib/transactions/detail-schema";
import type { Sum } from "@/lib/transactions/said-sum";
import type { TransactionItem, TransactionQuery } from "@/lib/transactions/schema";

/** PostgreSQL knows no year 0. */
const day = z.iso.date("dateFormat").refine((value) => !value.startsWith("0000"), "dateFormat");
const instant = z.iso.datetime({ offset: true }).refine((value) => !value.startsWith("0000"));
const zone = anyText(60).refine(isTimeZone).default("UTC");

/** What the overview can be asked: a named period, or days (both included, today when there is no last one) of `zone`. */
export const overviewQuery = z
  .strictObject({
    period: z.enum(OVERVIEW_PERIODS).default(DEFAULT_PERIOD),
    from: day.optional(),
    to: day.optional(),
    zone,
  })
  .refine(({ from, to }) => from !== undefined || to === undefined, { path: ["from"], error: "fromNeeded" })
  .transform(({ period, from, to, zone }) => ({
    zone,
    asked: from === undefined ? { period } : { from, to: to ?? "9999-12-31" },
  }));

export type OverviewQuery = z.input<typeof overviewQuery>;

/** `from` included, `to` not. */
export const declineQuery = z
  .strictObject({ cause: z.enum(DECLINE_CAUSES).optional(), from: instant, to: instant })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { path: ["to"], error: "beforeFrom" });

export type DeclineQuery = z.input<typeof declineQuery>;

/** ISO 8601 UTC; `from` included, `to` not. */
export interface SpanDto {
  from: string;
  to: string;
}

export interface PeriodDto {
  span: SpanDto;
  previous: SpanDto;
  unit: "hour" | "day" | "week";
  /** The columns of a chart; the last one may not be over. */
  buckets: SpanDto[];
}

/** A number of transactions, and the query under which the list shows them. */
export interface Counted {
  count: number;
  query: TransactionQuery;
}

/** A sum in its currency: what was debited is positive here. */
export interface Summed extends Counted, Sum {}

/** What was spent in one currency to debit, before fees. Amounts are decimal strings. */
export interface CurrencySpend {
  currency: string;
  /** Settled and authorized together, without refunds. */
  spent: Summed;
  settled: Summed;
  /** Authorized and not settled yet. */
  authorized: Summed;
  refunded: Summed;
  /** In states that this console does not know, which are part of no sum; null: none. */
  other: Counted | null;
  /** What was spent in the period before, and how much more that is now, in percent; null: nothing to compare with. */
  previous: Summed;
  change: string | null;
  /** One for each bucket. */
  columns: {
    settled: string | null;
    authorized: string | null;
    previous: string | null;
    count: number;
    query: TransactionQuery;
  }[];
}

export interface SpendDto extends PeriodDto {
  /** The one with most payments first; their amounts are never added. */
  currencies: CurrencySpend[];
  /** Payments of the period of which no currency was said: they are part of no sum. */
  withoutCurrency: number;
  /** Whether the console knows any transaction at all. */
  anyEver: boolean;
}

export interface DeclinesDto extends PeriodDto {
  declined: Counted;
  declinedBefore: Counted;
  /** All transactions of the period, declined ones included, and how many percent of them were declined. */
  all: Counted;
  percent: string | null;
  change: string | null;
  columns: Counted[];
  /** How many of the declines, the newest, were looked into. */
  explained: number;
  /** What they can be laid to: the likeliest cause of each, most frequent first. */
  causes: { cause: DeclineCauseName; count: number; query: DeclineQuery }[];
}

export interface ExplainedDecline {
  transaction: TransactionItem;
  name: DeclineCauseName;
  /** Null: nothing that is known explains it. */
  cause: DeclineCause | null;
}

export interface ExplainedDeclines {
  items: ExplainedDecline[];
  /** How many declines were looked into, the newest of the span, and whether there are more. */
  explained: number;
  capped: boolean;
}

/** A number of rules that are used to at least `pressure` percent, counted up to 1,000. */
export interface PressureCount {
  pressure: number;
  count: number;
  capped: boolean;
}

export interface LimitPressureDto {
  steps: PressureCount[];
  /** The most used ones. */
  rules: LimitListItem[];
  /** Whether the console knows any rule that limits something. */
  any: boolean;
  timeZone: string;
}

/** What happened since the last visit; the query is that of the change's own list. */
export type Change = { count: number } & (
  | { name: "declines"; query: TransactionQuery }
  /** A minute of the issuer's zone. */
  | { name: "limits"; query: { from: string } }
  | { name: "locked" | "terminated" | "users" | "approvals"; query: AuditLink }
  /** The readings that found it, latest first. */
  | { name: "drift"; runs: string[] }
);

export interface AuditLink {
  action: string[];
  outcome: ["succeeded"];
  from: string;
  to: string;
}

export interface ChangesDto {
  /** When the visit before this one ended; null: this is the first. */
  since: string | null;
  /** What the viewer may read, changes of nothing included. */
  changes: Change[];
  /** The first steps of the viewer's role; null: the viewer closed them. */
  guide: readonly GuideStep[] | null;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

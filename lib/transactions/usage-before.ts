import "server-only";
import { Decimal } from "decimal.js";
import { db } from "@/lib/core/db";
import { limitWindow } from "@/lib/limits/window";
import { groupedBy } from "@/lib/transactions/grouped-by";

/** A usage that the mirror has read: `used` in `period`, as of `readAt`. */
export interface UsageRead {
  period: string;
  currency: string;
  used: string;
  readAt: Date;
}

export interface UsageQuestion {
  transactionId: string;
  cardId: string;
  moment: Date;
  timeZone: string;
}

/** Used before, by period; `fromRead`: from a reading of the same window, not added up. */
export type Usage = Map<string, { used: string; fromRead: boolean }>;

/** A reversal gives room back in the window of its authorization, however much later it comes. */
const REVERSAL_DAYS = 35;

/**
 * What was used of each rule just before a transaction, by period. A usage read in the same window is corrected by what
 * the mirror has of the time between; one of another window tells nothing, so the window's own transactions are added
 * up. As the issuer counts: what was authorized, to debit, until it is reversed (issuing-api §3.1). A payment of which we
 * only ever heard that it was reversed counts nowhere: nobody knows since when.
 */
export async function usageBefore(question: UsageQuestion, reads: readonly UsageRead[]): Promise<Usage> {
  const [usage] = await usagesBefore([{ question, reads }]);
  return usage ?? new Map();
}

interface Sum {
  index: number;
  period: string;
  before: string;
  atRead: string;
}

/** The same for many transactions, in their order, with one statement. */
export async function usagesBefore(
  asked: readonly { question: UsageQuestion; reads: readonly UsageRead[] }[],
): Promise<Usage[]> {
  const rules = asked.map(({ question, reads }, index) => reads.map((read) => ruleOf(question, read, index)));
  const sums = await readSums(rules.flat());
  const byQuestion = groupedBy(sums, ({ index }) => index);
  return asked.map(({ reads }, index) => {
    const own = byQuestion.get(index) ?? [];
    return new Map(
      own.map(({ period, before, atRead }) => {
        const fromRead = rules[index]?.find((rule) => rule.period === period)?.fromRead ?? false;
        const read = reads.find((one) => one.period === period)?.used ?? "0";
        const used = fromRead ? new Decimal(read).plus(before).minus(atRead) : new Decimal(before);
        return [period, { used: Decimal.max(used, 0).toFixed(), fromRead }];
      }),
    );
  });
}

function ruleOf({ transactionId, cardId, moment, timeZone }: UsageQuestion, read: UsageRead, index: number) {
  const start = limitWindow(read.period, moment, timeZone).startsAt;
  const readStart = limitWindow(read.period, read.readAt, timeZone).startsAt;
  const fromRead = start?.getTime() === readStart?.getTime();
  const [first, last] = [Math.min(+moment, +read.readAt), Math.max(+moment, +read.readAt)];
  return {
    index,
    transactionId,
    cardId,
    moment,
    period: read.period,
    currency: read.currency,
    low: start ?? new Date(first - REVERSAL_DAYS * 86_400_000),
    high: fromRead ? new Date(last) : moment,
    readAt: read.readAt,
    fromRead,
  };
}

function readSums(rules: readonly ReturnType<typeof ruleOf>[]): Promise<Sum[]> {
  return db().$queryRaw<Sum[]>`
    SELECT r.index, r.period,
      coalesce(sum(t.amount) FILTER (WHERE t.id <> r."transactionId" AND t.at <= r.moment
        AND (t.reversed_at IS NULL OR t.reversed_at > r.moment)), 0)::text AS before,
      coalesce(sum(t.amount) FILTER (WHERE t.at <= r."readAt"
        AND (t.reversed_at IS NULL OR t.reversed_at > r."readAt")), 0)::text AS "atRead"
    FROM jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) AS r(index int, "transactionId" text, "cardId" text,
      moment timestamptz, period text, currency text, low timestamptz, high timestamptz, "readAt" timestamptz)
    LEFT JOIN LATERAL (
      SELECT t.id, t.sort_at AS at, -coalesce(t.local_amount, t.transaction_amount) AS amount,
        CASE WHEN t.status = 'Reversed' THEN (
          SELECT CASE WHEN min(e.observed_at) FILTER (WHERE NOT e.reversed) < min(e.observed_at) FILTER (WHERE e.reversed)
            THEN min(e.observed_at) FILTER (WHERE e.reversed) ELSE t.sort_at END
          FROM (SELECT observed_at, coalesce(action = 'Reversed', false)
              OR coalesce(facts->>'status' = 'Reversed', false) AS reversed
            FROM transaction_event WHERE transaction_id = t.id) e) END AS reversed_at
      FROM "transaction" t
      WHERE t.card_id = r."cardId" AND t.sort_at BETWEEN r.low AND r.high
        AND t.status <> 'Declined' AND t.type <> 'Refund'
        AND coalesce(t.local_currency, t.transaction_currency) = r.currency
        AND coalesce(t.local_amount, t.transaction_amount) < 0
    ) t ON true
    GROUP BY r.index, r.period`;
}

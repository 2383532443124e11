import "server-only";
import { Decimal } from "decimal.js";
import { db, Prisma } from "@/lib/core/db";
import { limitWindow } from "@/lib/limit-rules/window";
import { amountsOf } from "@/lib/transactions/amounts";
import { authorizedAmount, debitCurrency } from "@/lib/transactions/debit";
import { foldTransaction } from "@/lib/transactions/fold";
import { type TransactionObservation, wordOf } from "@/lib/transactions/observation";
import { SaidSum } from "@/lib/transactions/said-sum";
import { listEventsOf } from "@/lib/transactions/transaction-events";

/** A usage that the mirror has read: `used` in `period`, asked for at `readAt` and told by `answeredAt`. */
export interface UsageRead {
  period: string;
  currency: string;
  used: string;
  readAt: Date;
  answeredAt: Date;
}

export interface UsageQuestion {
  transactionId: string;
  cardId: string;
  moment: Date;
  timeZone: string;
}

/**
 * Used before, by period; `used`: null where a payment that counts did not say what it debits, or was made while the usage
 * was being read; `fromRead`: from a reading of the same window, not added up.
 */
export type Usage = Map<string, { used: string | null; fromRead: boolean }>;

/** A reversal gives room back in the window of its authorization, however much later it comes. */
const REVERSAL_DAYS = 35;

/**
 * What was used of each rule just before a transaction, by period. A usage read in the same window is corrected by what
 * the mirror has of the time between; one of another window tells nothing, so the window's own transactions are added
 * up. As the issuer counts: what was authorized, to debit, until it is reversed, or a part of it (issuing-api §3.1). A
 * payment of which we only ever heard that it was reversed counts nowhere: nobody knows since when.
 */
export async function usageBefore(question: UsageQuestion, reads: readonly UsageRead[]): Promise<Usage> {
  const [usage] = await usagesBefore([{ question, reads }]);
  return usage ?? new Map();
}

/** The same for many transactions, in their order, with two statements. */
export async function usagesBefore(
  asked: readonly { question: UsageQuestion; reads: readonly UsageRead[] }[],
): Promise<Usage[]> {
  const rules = asked.map(({ question, reads }, index) => reads.map((read) => ruleOf(question, read, index)));
  const all = rules.flat();
  const sums = await readSums(all);
  const ids = sums.flatMap(({ reversed }) => reversed.map(({ id }) => id));
  const events: Events = await listEventsOf([...new Set(ids)]);
  const used = new Map(all.map((rule, place) => [rule, usedOf(rule, sums[place], events)]));
  return rules.map(
    (own) =>
      new Map(
        own.map((rule) => [rule.period, { used: used.get(rule) ?? null, fromRead: rule.fromRead }] as const),
      ),
  );
}

type Rule = ReturnType<typeof ruleOf>;
type Events = ReadonlyMap<string, readonly TransactionObservation[]>;

function usedOf(rule: Rule, sums: Sums | undefined, events: Events): string | null {
  const before = new SaidSum();
  const atRead = new SaidSum();
  if (sums) {
    before.add(sums.before, sums.beforeCount, sums.beforeUnsaid);
    atRead.add(sums.atRead, sums.atReadCount, sums.atReadUnsaid);
  }
  for (const { id, at } of sums?.reversed ?? []) {
    const own = events.get(id) ?? [];
    if (id !== rule.transactionId && new Date(at) <= rule.moment)
      addReversed(before, own, rule.moment, rule.currency);
    if (new Date(at) <= rule.readAt) addReversed(atRead, own, rule.readAt, rule.currency);
  }
  if (rule.fromRead && sums && sums.meanwhile > 0) return null;
  // What the reading counts too cancels out, said or not.
  const unsaid = before.withoutAmount - (rule.fromRead ? atRead.withoutAmount : 0);
  if (unsaid !== 0) return null;
  const counted = new Precise(before.amount ?? 0);
  const used = rule.fromRead ? counted.minus(atRead.amount ?? 0).plus(rule.used) : counted;
  return Precise.max(used, 0).toFixed();
}

function addReversed(
  sum: SaidSum,
  events: readonly TransactionObservation[],
  moment: Date,
  currency: string,
): void {
  const used = usedOfReversed(events, moment, currency);
  if (used) sum.add(used.amount);
}

/**
 * What a payment that was reversed, or in part, used at a moment: what had been said of it by then, or before it was first
 * reversed. Null: nothing.
 */
function usedOfReversed(
  events: readonly TransactionObservation[],
  moment: Date,
  currency: string,
): { amount: string | null } | null {
  const reversals = events.filter((one) => one.action === "Reversed" || wordOf(one) === "Reversed");
  const first = Math.min(...reversals.map(({ firstSaidAt }) => +firstSaidAt));
  const known = events.filter(({ firstSaidAt }) => +firstSaidAt < first || firstSaidAt <= moment);
  // Nothing was heard of it before: nobody knows since when it counted.
  if (!events.some(({ firstSaidAt }) => +firstSaidAt < first)) return null;
  const facts = foldTransaction(known);
  if (facts.status === "Reversed" || facts.status === "Declined") return null;
  const { local, transaction } = amountsOf(facts);
  const said = local?.currency ? local : transaction;
  if (said?.currency?.toUpperCase() !== currency.toUpperCase()) return { amount: null };
  return said.amount.startsWith("-") ? { amount: said.amount.slice(1) } : null;
}

function ruleOf({ transactionId, cardId, moment, timeZone }: UsageQuestion, read: UsageRead, index: number) {
  const start = limitWindow(read.period, moment, timeZone).startsAt;
  const readStart = limitWindow(read.period, read.readAt, timeZone).startsAt;
  const fromRead = start?.getTime() === readStart?.getTime();
  const [first, last] = [Math.min(+moment, +read.readAt), Math.max(+moment, +read.answeredAt)];
  return {
    index,
    transactionId,
    cardId,
    moment,
    period: read.period,
    currency: read.currency,
    used: read.used,
    low: start ?? new Date(first - REVERSAL_DAYS * 86_400_000),
    high: fromRead ? new Date(last) : moment,
    readAt: read.readAt,
    answeredAt: read.answeredAt,
    fromRead,
  };
}

/** What the payments of a rule's time add up to; those that were reversed, wholly or in part, are told one by one. */
interface Sums {
  before: string | null;
  beforeCount: number;
  beforeUnsaid: number;
  atRead: string | null;
  atReadCount: number;
  atReadUnsaid: number;
  /** Payments made between the request and its answer. */
  meanwhile: number;
  reversed: { id: string; at: string }[];
}

function readSums(rules: readonly Rule[]): Promise<Sums[]> {
  const given = rules.map((rule, place) => ({ ...rule, place }));
  const counts = Prisma.sql`p.id IS NOT NULL AND NOT p.reversed`;
  const before = Prisma.sql`${counts} AND p.at <= r.moment AND p.id <> r."transactionId"`;
  const atRead = Prisma.sql`${counts} AND p.at <= r."readAt"`;
  return db().$queryRaw<Sums[]>`
    WITH r AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS r(place int, "transactionId" text,
        "cardId" text, moment timestamptz, currency text, low timestamptz, high timestamptz, "readAt" timestamptz,
        "answeredAt" timestamptz)
    ), reversed AS MATERIALIZED (
      SELECT DISTINCT t.id FROM (SELECT "cardId", min(low) AS low, max(high) AS high FROM r GROUP BY 1) c
      JOIN "transaction" t ON t.card_id = c."cardId" AND t.sort_at BETWEEN c.low AND c.high
      JOIN transaction_event e ON e.transaction_id = t.id
      WHERE e.action = 'Reversed' OR e.facts->>'status' = 'Reversed'
    )
    SELECT trim_scale(sum(p.amount) FILTER (WHERE ${before}))::text AS before,
      (count(*) FILTER (WHERE ${before}))::int AS "beforeCount",
      (count(*) FILTER (WHERE ${before} AND p.amount IS NULL))::int AS "beforeUnsaid",
      trim_scale(sum(p.amount) FILTER (WHERE ${atRead}))::text AS "atRead",
      (count(*) FILTER (WHERE ${atRead}))::int AS "atReadCount",
      (count(*) FILTER (WHERE ${atRead} AND p.amount IS NULL))::int AS "atReadUnsaid",
      (count(*) FILTER (WHERE p.at > r."readAt" AND p.at <= r."answeredAt"))::int AS meanwhile,
      coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'at', p.at)) FILTER (WHERE p.reversed), '[]') AS reversed
    FROM r LEFT JOIN LATERAL (
      SELECT t.id, t.sort_at AS at, t.status = 'Reversed' OR t.id IN (SELECT id FROM reversed) AS reversed,
        CASE WHEN ${debitCurrency} = upper(r.currency) THEN -${authorizedAmount} END AS amount
      FROM "transaction" t
      WHERE t.card_id = r."cardId" AND t.sort_at BETWEEN r.low AND r.high
        AND t.status <> 'Declined' AND t.type <> 'Refund'
    ) p ON p.amount IS NULL OR p.amount > 0
    GROUP BY r.place
    ORDER BY r.place`;
}

const Precise = Decimal.clone({ precision: 60 });

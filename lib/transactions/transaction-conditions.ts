import "server-only";
import type { z } from "zod";
import { hasCardNumber } from "@/lib/core/card-number";
import { instantOf } from "@/lib/core/days";
import { Prisma } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { either, same } from "@/lib/core/text-search";
import {
  cardIds,
  facetFilter,
  facetKeys,
  isBroad,
  type Lookups,
  lookupsOf,
  userIds,
} from "@/lib/lookups/search-lookups";
import { type SearchTerm, searchTerms } from "@/lib/lookups/search-terms";
import { debitCurrency } from "@/lib/transactions/debit";
import type { transactionQuery } from "@/lib/transactions/schema";

type Query = z.output<typeof transactionQuery>;

/** A way straight to transactions in order of time: the values of an indexed column, or a condition. */
export type Source = Values | { condition: Prisma.Sql };

export interface Values {
  column: Prisma.Sql;
  /** Something to select the values from, one column. */
  from: Prisma.Sql;
  /** Over `"transaction" t`, cheap for one row. */
  condition: Prisma.Sql;
  /** Over `"transaction" t`, leading into the column's index. */
  indexed: Prisma.Sql;
  /** Over `"transaction" t`, one condition for each value; null for many: the planner knows how common each one is. */
  each: Prisma.Sql[] | null;
}

/** The planner compares each constant of a list with each common value of the column: 2,000 of them take it 50 ms. */
const MOST_CONSTANTS = 50;
const MOST_WALKS = 20;

/** Values as one text: as a list of parameters, thousands of them would take longer to send than to use. */
export interface KnownValues {
  count: number;
  joined: string;
}

export const SEPARATOR = "\u001f";

/** Values that are known. */
export function listed(column: Prisma.Sql, type: "text" | "bigint", { count, joined }: KnownValues): Values {
  const cast = Prisma.raw(type);
  const array = Prisma.sql`string_to_array(${joined}, ${SEPARATOR})::${cast}[]`;
  const from = Prisma.sql`unnest(${array})`;
  const constant = Prisma.sql`${column} = ANY(${array})`;
  const few = count <= MOST_CONSTANTS;
  const values = count <= MOST_WALKS ? joined.split(SEPARATOR) : null;
  return {
    column,
    from,
    condition: few ? constant : Prisma.sql`(${column} IN (SELECT ${from})) IS TRUE`,
    indexed: few ? constant : among(column, Prisma.sql`SELECT ${from}`),
    each: values?.map((value) => Prisma.sql`${column} = ${value}::text::${cast}`) ?? null,
  };
}

/** One thing that every listed transaction must meet, by any of its ways. */
export interface Constraint {
  lookups: Lookups;
  /** Ways over `"transaction" t` itself. */
  own: Source[];
  /** Says the same over `t` where so many descriptions match that they are not worth looking up. */
  plain: Prisma.Sql | null;
  /** So common by its very form that looking it up would only cost time. */
  broad: boolean;
  /** A range, which leads to rows in any order of time. */
  range: boolean;
}

/**
 * The WHERE of the transaction list over `"transaction" t`, in one piece: for statements that read all that matches.
 * @throws AppError INVALID_INPUT naming the field: a full card number, or an upper bound below the lower one
 */
export function transactionConditions(query: Query): Prisma.Sql {
  const { filters, terms, phone } = constraintsOf(query);
  const all = allOf([...timeConditions(query), ...filters.map(asCondition)]);
  const words = allOf(terms.map(asCondition));
  if (!phone) return Prisma.sql`${all} AND ${words}`;
  return Prisma.sql`${all} AND CASE WHEN EXISTS (${cardIds(phone.lookups)} UNION ALL ${userIds(phone.lookups)})
    THEN ${asCondition(phone)} ELSE ${words} END`;
}

/** The values as one array, made once: it leads into the column's index. */
export function among(column: Prisma.Sql, values: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${column} = ANY(ARRAY(${values}))`;
}

export interface Constraints {
  filters: Constraint[];
  terms: Constraint[];
  /** Stands for all terms when it is somebody's number. */
  phone: Constraint | null;
}

/**
 * What a query asks, beside its range of time.
 * @throws AppError INVALID_INPUT naming the field
 */
export function constraintsOf(query: Query): Constraints {
  refuseContradictions(query);
  const search = query.q ? searchTerms(query.q) : { terms: [], phone: null };
  const filters = [
    query.card?.length
      ? columnConstraint([
          listed(CARD, "text", { count: query.card.length, joined: query.card.join(SEPARATOR) }),
        ])
      : null,
    // One by one: each status has its own place in the index of status and time.
    query.status?.length
      ? columnConstraint(query.status.map((one) => conditionOn(Prisma.sql`t.status = ${one}`)))
      : null,
    query.debit?.length
      ? columnConstraint([conditionOn(Prisma.sql`${debitCurrency} = ANY(${query.debit})`)])
      : null,
    amountConstraint(query),
    userConstraint(query),
    facetConstraint(query),
  ].filter((one) => one !== null);
  const terms = search.terms.map(termConstraint);
  const phone = search.phone ? { ...UNBOUND, lookups: phoneLookups(search.phone) } : null;
  return { filters, terms, phone };
}

/** An array is made once, and leads into an index; a subquery in an OR would do neither. */
export function asCondition({ lookups, own }: Constraint): Prisma.Sql {
  return anyOf([
    ...(lookups.facets.length > 0 ? [among(Prisma.sql`t.facet`, facetKeys(lookups))] : []),
    ...(lookups.cards.length + lookups.users.length > 0 ? [among(CARD, cardIds(lookups))] : []),
    ...(lookups.users.length > 0 ? [among(Prisma.sql`t.p_user_id`, userIds(lookups))] : []),
    ...own.map((source) => source.condition),
  ]);
}

export function timeConditions({ from, to }: Query): Prisma.Sql[] {
  return [
    ...(from ? [Prisma.sql`t.sort_at >= ${instantOf(from, env().issuing.timeZone, "start")}`] : []),
    ...(to ? [Prisma.sql`t.sort_at < ${instantOf(to, env().issuing.timeZone, "end")}`] : []),
  ];
}

export function anyOf(ways: readonly Prisma.Sql[]): Prisma.Sql {
  return ways.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join([...ways], " OR ")})`;
}

export function allOf(parts: readonly Prisma.Sql[]): Prisma.Sql {
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join([...parts], " AND ");
}

/** @throws AppError INVALID_INPUT naming the field */
function refuseContradictions({ merchant, minAmount, maxAmount, from, to }: Query): void {
  if (merchant && hasCardNumber(merchant)) refuse("merchant", "fullCardNumber");
  if (minAmount && maxAmount && new Prisma.Decimal(minAmount).gt(maxAmount)) refuse("maxAmount", "belowMin");
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
}

function columnConstraint(own: Source[]): Constraint {
  return { ...UNBOUND, own };
}

function amountConstraint({ minAmount, maxAmount }: Query): Constraint | null {
  const parts = [
    ...(minAmount ? [Prisma.sql`abs(t.transaction_amount) >= ${minAmount}::numeric`] : []),
    ...(maxAmount ? [Prisma.sql`abs(t.transaction_amount) <= ${maxAmount}::numeric`] : []),
  ];
  const range = minAmount !== maxAmount;
  return parts.length > 0 ? { ...columnConstraint([conditionOn(allOf(parts))]), range } : null;
}

/** The issuer named the user, or the card is the user's. */
function userConstraint({ user }: Query): Constraint | null {
  if (!user) return null;
  const lookups = { facets: [], cards: [same(Prisma.sql`c.p_user_id = ${user}`)], users: [] };
  return { ...UNBOUND, lookups, own: [conditionOn(Prisma.sql`t.p_user_id = ${user}`)] };
}

function facetConstraint(query: Query): Constraint | null {
  const lookups = facetFilter(query);
  if (lookups.facets.length === 0) return null;
  const { merchant, country, currency, type } = query;
  const parts = [
    ...(merchant ? [correlated(facetFilter({ merchant }))] : []),
    ...(country?.length ? [Prisma.sql`t.merchant_country = ANY(${country.flatMap(inAnyCase)})`] : []),
    ...(currency?.length ? [Prisma.sql`t.transaction_currency = ANY(${currency.flatMap(inAnyCase)})`] : []),
    ...(type?.length ? [Prisma.sql`t.type = ANY(${type})`] : []),
  ];
  return { ...UNBOUND, lookups, plain: allOf(parts) };
}

function termConstraint(term: SearchTerm): Constraint {
  return {
    ...UNBOUND,
    lookups: lookupsOf(term),
    own: ownConditions(term).map(conditionOn),
    broad: isBroad(term.words),
  };
}

/** What a search term means beside the descriptions, cards and people that are looked up. */
function ownConditions({ amount, id, idPrefix }: SearchTerm): Prisma.Sql[] {
  return [
    ...(amount ? amountConditions(amount) : []),
    ...(id ? [Prisma.sql`t.id = ${id}`] : []),
    // Between the two the primary key's index leads there, whatever the collation; the rest is exact.
    ...(idPrefix
      ? [Prisma.sql`(t.id >= ${idPrefix} AND t.id <= ${`${idPrefix}g`} AND starts_with(t.id, ${idPrefix}))`]
      : []),
  ];
}

/** The people, and their cards, whose phone number has these digits. */
function phoneLookups(phone: string): Lookups {
  const nothing = { words: [], id: null, last4: null, first6: null, amount: null, idPrefix: null };
  return lookupsOf({ ...nothing, phone });
}

/** Asks the description of one transaction, not all of them. */
function correlated({ facets }: Lookups): Prisma.Sql {
  return Prisma.sql`(SELECT ${either(facets).holds} FROM transaction_facet m WHERE m.key = t.facet)`;
}

/** Three ways that share no row, so that each partial index is enough; zero says that nothing was debited yet. */
function amountConditions({ value, currency }: { value: string; currency: string | null }): Prisma.Sql[] {
  const size = Prisma.sql`${value}::numeric`;
  const local = currency ? Prisma.sql`AND t.local_currency = ANY(${inAnyCase(currency)})` : Prisma.empty;
  const own = currency
    ? Prisma.sql`AND (t.transaction_currency = ANY(${inAnyCase(currency)})
        OR (${size} IN (abs(t.local_amount), abs(t.final_local_amount)) ${local}))`
    : Prisma.empty;
  return [
    Prisma.sql`(abs(t.transaction_amount) = ${size} ${own})`,
    Prisma.sql`(abs(t.local_amount) = ${size} ${local} AND abs(t.local_amount) <> abs(t.transaction_amount))`,
    Prisma.sql`(abs(t.final_local_amount) = ${size} ${local} AND t.final_local_amount <> 0
      AND abs(t.final_local_amount) <> abs(t.transaction_amount)
      AND abs(t.final_local_amount) IS DISTINCT FROM abs(t.local_amount))`,
  ];
}

/** As issuers spell codes. `upper(column)` would say the same, but the planner knows nothing about its values. */
const inAnyCase = (code: string) => [code.toUpperCase(), code.toLowerCase()];

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}

const CARD = Prisma.sql`t.card_id`;

const conditionOn = (condition: Prisma.Sql): Source => ({ condition });

const UNBOUND: Constraint = {
  lookups: { facets: [], cards: [], users: [] },
  own: [],
  plain: null,
  broad: false,
  range: false,
};

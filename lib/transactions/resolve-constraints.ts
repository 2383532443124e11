import "server-only";
import { Prisma, select } from "@/lib/core/db";
import { both, either } from "@/lib/core/text-search";
import { cardIds, facetKeys, type Lookups, userIds } from "@/lib/lookups/search-lookups";
import {
  among,
  anyOf,
  type Constraint,
  type Constraints,
  type KnownValues,
  listed,
  SEPARATOR,
  type Source,
} from "@/lib/transactions/transaction-conditions";

export interface Resolved {
  /** All ways to what meets the constraint. */
  sources: Source[];
  /** How many values the sources have; infinite when they were too many to be looked up. */
  keys: number;
  /** The same ways, value by value; null when they are many. */
  each: Prisma.Sql[] | null;
  /** Leads to rows in any order of time. */
  range: boolean;
  /** Over `"transaction" t`, cheap for one row. */
  condition: Prisma.Sql;
  /** Over `"transaction" t`, for a statement that must find all rows. */
  whole: Prisma.Sql;
}

type Kind = keyof Lookups;
/** Null: too many. */
type Found = Record<Kind, KnownValues | null>;

/** Looks up what a query's constraints mean in this mirror, in one statement or two. */
export async function resolveConstraints(
  { filters, terms, phone }: Constraints,
  mostKeys: number,
): Promise<Resolved[]> {
  const all = phone ? [...filters, phone, ...terms] : [...filters, ...terms];
  const found = await lookUp(all, mostKeys);
  const pairs = all.map((constraint, index) => ({ constraint, found: found[index] ?? NOTHING }));
  const person = pairs[filters.length];
  if (!phone || !person) return join(pairs, mostKeys);
  const nobody = person.found.cards?.count === 0 && person.found.users?.count === 0;
  const rest = nobody ? pairs.slice(filters.length + 1) : [person];
  return join([...pairs.slice(0, filters.length), ...rest], mostKeys);
}

interface Pair {
  constraint: Constraint;
  found: Found;
}

/** What only descriptions answer is asked of the descriptions together: each word may be common, and both rare. */
async function join(pairs: Pair[], mostKeys: number): Promise<Resolved[]> {
  const described = pairs.filter(
    ({ constraint, found }) =>
      constraint.own.length === 0 && found.cards?.count === 0 && found.users?.count === 0,
  );
  if (described.length < 2) return pairs.map(resolved);
  const lookups: Lookups = {
    facets: [both(described.map(({ constraint }) => either(constraint.lookups.facets)))],
    cards: [],
    users: [],
  };
  const plain = described.every(({ constraint }) => constraint.plain) ? described.flatMap(plainOf) : null;
  const joint = { lookups, own: [], plain: plain && Prisma.join(plain, " AND "), broad: false, range: false };
  const [found = NOTHING] = await lookUp([joint], mostKeys);
  const others = pairs.filter((pair) => !described.includes(pair));
  return [...others, { constraint: joint, found }].map(resolved);
}

const plainOf = ({ constraint }: Pair) => constraint.plain ?? [];

async function lookUp(constraints: readonly Constraint[], mostKeys: number): Promise<Found[]> {
  const asked = constraints.flatMap((one, index) => statementsOf(one, index, mostKeys + 1));
  const rows =
    asked.length === 0
      ? []
      : await select<{ index: number; kind: Kind; count: number; joined: string | null }>(
          Prisma.join(asked, " UNION ALL "),
        );
  return constraints.map(({ broad, lookups }, index) => {
    const found: Found = { ...NOTHING };
    for (const { index: of, kind, count, joined } of rows) {
      if (of === index) found[kind] = count > mostKeys ? null : { count, joined: joined ?? "" };
    }
    if (broad) for (const kind of kindsOf(lookups)) found[kind] = null;
    return found;
  });
}

const NONE: KnownValues = { count: 0, joined: "" };
const NOTHING: Found = { facets: NONE, cards: NONE, users: NONE };
const STATEMENTS = { facets: facetKeys, cards: cardIds, users: userIds };

function statementsOf({ lookups, broad }: Constraint, index: number, limit: number): Prisma.Sql[] {
  if (broad) return [];
  return kindsOf(lookups).map(
    (kind) => Prisma.sql`SELECT ${index}::int AS index, ${kind} AS kind,
      count(*)::int AS count, string_agg(one, ${SEPARATOR}) AS joined
      FROM (SELECT one::text FROM (${STATEMENTS[kind](lookups)}) AS ways(one) LIMIT ${limit}) AS found`,
  );
}

/** People are found by their cards too. */
function kindsOf({ facets, cards, users }: Lookups): Kind[] {
  return [
    ...(facets.length > 0 ? ["facets" as const] : []),
    ...(cards.length + users.length > 0 ? ["cards" as const] : []),
    ...(users.length > 0 ? ["users" as const] : []),
  ];
}

const COLUMNS = {
  facets: { column: Prisma.sql`t.facet`, type: "bigint" },
  cards: { column: Prisma.sql`t.card_id`, type: "text" },
  users: { column: Prisma.sql`t.p_user_id`, type: "text" },
} as const;

function resolved({ constraint, found }: Pair): Resolved {
  const { lookups, own, plain, range } = constraint;
  const asked = kindsOf(lookups).filter((kind) => found[kind]?.count !== 0);
  const values = asked.map((kind): Source => {
    const { column, type } = COLUMNS[kind];
    const known = found[kind];
    if (known) return listed(column, type, known);
    const condition = kind === "facets" && plain ? plain : PROBES[kind](lookups);
    const keys = STATEMENTS[kind](lookups);
    return { column, from: Prisma.sql`(${keys})`, condition, indexed: among(column, keys), each: null };
  });
  const sources = [...own, ...values];
  const condition = anyOf(sources.map((source) => source.condition));
  const unknown = asked.some((kind) => found[kind] === null);
  const keys = asked.reduce((sum, kind) => sum + (found[kind]?.count ?? 0), 0);
  return {
    sources,
    keys: unknown ? Number.POSITIVE_INFINITY : keys,
    each: sources.every(isSingle) ? sources.flatMap(eachOf) : null,
    range,
    condition,
    whole: unknown && plain ? condition : anyOf(sources.map(indexedOf)),
  };
}

const eachOf = (source: Source) => ("each" in source ? (source.each ?? []) : [source.condition]);
const isSingle = (source: Source) => !("each" in source) || source.each !== null;
const indexedOf = (source: Source) => ("indexed" in source ? source.indexed : source.condition);

// Subqueries for one row and no joins: a join could turn a walk that stops early into a scan of everything.
const PROBES: Record<Kind, (lookups: Lookups) => Prisma.Sql> = {
  facets: ({ facets }) =>
    Prisma.sql`(SELECT ${either(facets).holds} FROM transaction_facet m WHERE m.key = t.facet)`,
  users: ({ users }) => Prisma.sql`(SELECT ${either(users).holds} FROM card_user u WHERE u.id = t.p_user_id)`,
  cards: ({ cards, users }) => {
    const holder =
      users.length > 0
        ? [Prisma.sql`(SELECT ${either(users).holds} FROM card_user u WHERE u.id = c.p_user_id)`]
        : [];
    return Prisma.sql`(SELECT ${anyOf([...cards.map((way) => way.holds), ...holder])} FROM card c WHERE c.id = t.card_id)`;
  },
};

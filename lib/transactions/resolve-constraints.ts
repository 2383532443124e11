import "server-only";
import { db, Prisma } from "@/lib/core/db";
import { cardIds, facetKeys, type Lookups, userIds } from "@/lib/transactions/search-lookups";
import {
  anyOf,
  asCondition,
  type Constraint,
  type Constraints,
  type Source,
  sourceCondition,
} from "@/lib/transactions/transaction-conditions";

/** So many keys are merged; a word that more descriptions have is common, and met soon by walking through time. */
const MOST_KEYS = 2_000;

export interface Resolved {
  /** All ways to what meets the constraint; null when they are too many. */
  sources: Source[] | null;
  /** Over `"transaction" t`, cheap for one row. */
  condition: Prisma.Sql;
  /** Over `"transaction" t`, leading into indexes whatever the number of keys. */
  whole: Prisma.Sql;
}

type Kind = keyof Lookups;
type Found = Record<Kind, string[] | null>;

/** Looks up, in one statement, what a query's constraints mean in this mirror. */
export async function resolveConstraints({ filters, terms, phone }: Constraints): Promise<Resolved[]> {
  const all = await resolveAll(phone ? [...filters, phone, ...terms] : [...filters, ...terms]);
  const kept = all.slice(0, filters.length);
  const [person, ...words] = all.slice(filters.length);
  if (!phone || !person) return all;
  return person.sources?.length === 0 ? [...kept, ...words] : [...kept, person];
}

async function resolveAll(constraints: readonly Constraint[]): Promise<Resolved[]> {
  const asked = constraints.flatMap((one, index) => statementsOf(one, index));
  const rows =
    asked.length === 0
      ? []
      : await db().$queryRaw<
          { index: number; kind: Kind; found: string[] }[]
        >`${Prisma.join(asked, " UNION ALL ")}`;
  return constraints.map((constraint, index) => {
    const found: Found = { facets: [], cards: [], users: [] };
    for (const row of rows) {
      if (row.index === index) found[row.kind] = row.found.length > MOST_KEYS ? null : row.found;
    }
    if (constraint.broad)
      for (const kind of KINDS) if (waysOf(constraint.lookups, kind) > 0) found[kind] = null;
    return resolved(constraint, found);
  });
}

const KINDS: Kind[] = ["facets", "cards", "users"];

function statementsOf({ lookups, broad }: Constraint, index: number): Prisma.Sql[] {
  if (broad) return [];
  const statements = { facets: facetKeys, cards: cardIds, users: userIds };
  return KINDS.filter((kind) => waysOf(lookups, kind) > 0).map(
    (kind) => Prisma.sql`SELECT ${index}::int AS index, ${kind} AS kind,
      ARRAY(SELECT one::text FROM (${statements[kind](lookups)}) AS found(one) LIMIT ${MOST_KEYS + 1}) AS found`,
  );
}

/** A person is found by the cards too. */
function waysOf(lookups: Lookups, kind: Kind): number {
  return lookups[kind].length + (kind === "cards" ? lookups.users.length : 0);
}

function resolved(constraint: Constraint, { facets, cards, users }: Found): Resolved {
  const lists: Source[] = [
    { column: Prisma.sql`t.card_id`, values: cards ?? [], type: "text" },
    { column: Prisma.sql`t.p_user_id`, values: users ?? [], type: "text" },
    { column: Prisma.sql`t.facet`, values: facets ?? [], type: "bigint" },
  ];
  const known = lists.filter((source) => "values" in source && source.values.length > 0);
  const sources = [...constraint.own, ...known];
  const unknown = [
    ...(facets ? [] : [constraint.plain ?? facetProbe(constraint.lookups)]),
    ...(cards ? [] : [cardProbe(constraint.lookups)]),
    ...(users ? [] : [userProbe(constraint.lookups)]),
  ];
  return {
    sources: unknown.length > 0 ? null : sources,
    condition: anyOf([...sources.map(sourceCondition), ...unknown]),
    whole: unknown.length > 0 ? asCondition(constraint) : anyOf(sources.map(sourceCondition)),
  };
}

// Subqueries for one row and no joins: a join could turn a walk that stops early into a scan of everything.
const facetProbe = ({ facets }: Lookups) =>
  Prisma.sql`(SELECT ${anyOf(facets)} FROM transaction_facet m WHERE m.key = t.facet)`;
const userProbe = ({ users }: Lookups) =>
  Prisma.sql`(SELECT ${anyOf(users)} FROM card_user u WHERE u.id = t.p_user_id)`;
const cardProbe = ({ cards, users }: Lookups) =>
  Prisma.sql`(SELECT ${anyOf([...cards, Prisma.sql`(SELECT ${anyOf(users)} FROM card_user u WHERE u.id = c.p_user_id)`])}
    FROM card c WHERE c.id = t.card_id)`;

import "server-only";
import { Prisma } from "@/lib/core/db";
import { isJoiner } from "@/lib/core/typed-words";

/** A condition on a table that is looked up. */
export interface Way {
  /** As an index finds it. */
  find: Prisma.Sql;
  /** The same, as one row is asked. */
  holds: Prisma.Sql;
}

export const same = (condition: Prisma.Sql): Way => ({ find: condition, holds: condition });
/** Any of them; of none nothing is found. */
export const either = (ways: readonly Way[]) => (ways.length === 0 ? NEVER : joined(ways, " OR "));
/** All of them, at least one. */
export const both = (ways: readonly Way[]) => joined(ways, " AND ");

const NEVER = same(Prisma.sql`false`);

/**
 * All of these words (as `wordsOf` gives them) stand in a column that `search_fold` made. Trigrams find words of three
 * characters and more, `short_grams` those that trigrams cannot.
 */
export function wordsIn(column: Prisma.Sql, words: readonly string[]): Way {
  return allOf(words.map((word) => wordIn(column, word, Prisma.sql`search_fold`)));
}

/** The same for a column that `name_search` made: in any order, in one piece or several, whatever joins their parts. */
export function namesIn(column: Prisma.Sql, words: readonly string[]): Way {
  const names = words.filter((word) => !isJoiner(word));
  return allOf(names.map((word) => wordIn(column, word, Prisma.sql`name_fold`)));
}

/** Nothing is found by no word. */
function allOf(words: readonly Way[]): Way {
  return words.length === 0 ? NEVER : both(words);
}

function wordIn(column: Prisma.Sql, word: string, fold: Prisma.Sql): Way {
  const holds = Prisma.sql`${column} LIKE ${fold}(${`%${word.replace(/[\\%_]/g, "\\$&")}%`}::text)`;
  if (/^[\0-\x7f]*$/.test(word.normalize("NFKD").replace(/\p{M}/gu, ""))) return same(holds);
  return {
    find: Prisma.sql`short_grams(${column}) @> short_grams(${fold}(${word}::text)) AND ${holds}`,
    holds,
  };
}

function joined(ways: readonly Way[], by: string): Way {
  const join = (parts: Prisma.Sql[]) => Prisma.sql`(${Prisma.join(parts, by)})`;
  return { find: join(ways.map((way) => way.find)), holds: join(ways.map((way) => way.holds)) };
}

import "server-only";
import { Prisma } from "@/lib/core/db";
import { phoneCandidates } from "@/lib/core/phone";
import { either, namesIn, same, type Way, wordsIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";

/** `card_user u` is called so, in whatever order and pieces. */
export function namedAs(words: readonly string[]): Way {
  return namesIn(Prisma.sql`u.search`, words);
}

/** `card_user u` has these digits in the telephone number. */
export function calledBy(digits: string): Way {
  return either(phoneCandidates(digits).map((some) => wordsIn(Prisma.sql`u.phone_search`, [some])));
}

/**
 * The ids of the people whom a text means, as a subquery: by the name as it is shown, in either order, with or without
 * blanks, whatever the script, case and accents; by the telephone number however it is written; by a whole id.
 */
export function peopleMeant(q: string): Prisma.Sql {
  const text = q.normalize("NFKC").trim();
  const words = wordsOf(text);
  const digits = /^[+\d\s()./-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const ways = [
    ...(words.length > 0 ? [namedAs(words)] : []),
    ...(digits.length >= SHORTEST_PHONE ? [calledBy(digits)] : []),
    ...["id", "user_id", "reference_id"].map((name) => same(Prisma.sql`u.${Prisma.raw(name)} = ${text}`)),
  ];
  // One OR could use no index; a union lets each way use its own.
  const found = ways.map(({ find }) => Prisma.sql`SELECT u.id FROM card_user u WHERE ${find}`);
  return Prisma.sql`(${Prisma.join(found, " UNION ")})`;
}

const SHORTEST_PHONE = 3;

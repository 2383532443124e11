import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { UserQuery } from "@/lib/users/schema";

/** The user list's state as it stands in the address; `userQuery` judges it. */
export const userParams = {
  q: parseAsString,
  status: parseAsArrayOf(parseAsString),
  card: parseAsStringLiteral(["yes", "no"]),
  country: parseAsArrayOf(parseAsString),
  cursor: parseAsString,
};

export type UserParams = inferParserType<typeof userParams>;

/** Server side: the page's `searchParams` → the list's state. */
export const loadUserParams = createLoader(userParams);

/** An address under which the list has this state: `/users?card=no`. */
export const userHref = createSerializer(userParams);

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toUserQuery(params: UserParams): UserQuery {
  const given = Object.entries(params).filter(([, value]) => value !== null && String(value) !== "");
  return Object.fromEntries(given);
}

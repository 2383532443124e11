import { defineAddress, given, many, oneOf, type StateOf, text } from "@/components/list/address";
import type { AddressControls } from "@/components/list/use-address";
import type { UserQuery } from "@/lib/users/schema";

/** The user list's state as it stands in the address; `userQuery` judges it. */
export const userAddress = defineAddress({
  q: text,
  status: many(text),
  card: oneOf(["yes", "no"]),
  country: many(text),
  cursor: text,
});

type UserParams = StateOf<typeof userAddress>;
export type UserFilters = AddressControls<UserParams>;

/** The state as the query that is asked; the same on server and browser, since it is the cache's key. */
export function toUserQuery(params: UserParams): UserQuery {
  return given(params);
}

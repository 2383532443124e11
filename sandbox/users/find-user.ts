import type { Issuer } from "../issuer";
import { notFound } from "../problem";
import type { User } from "./user";

/** Edit User names the path id `reference_id`, Create User answers only `user_id`: either is accepted, never mixed up. */
export function userByAnyId(issuer: Issuer, id: string): User {
  const { users } = issuer.store.tables;
  const user =
    users.within("reference_id", id).oldestFirst()[0] ??
    users.within("user_id", id).oldestFirst()[0] ??
    users.find(id);
  if (!user) throw notFound("There is no user with this id.");
  return user;
}

import { getJson } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";
import type { UserBalances, UserPage, UserProfile, UserQuery } from "@/lib/users/schema";

/** Query keys of users; a mutation invalidates `userKeys.all`. */
export const userKeys = {
  all: ["users"] as const,
  lists: ["users", "list"] as const,
  list: (query: UserQuery) => ["users", "list", query] as const,
  profile: (userId: string) => ["users", "profile", userId] as const,
  balances: (userId: string) => ["users", "balances", userId] as const,
};

export function userListOptions(query: UserQuery) {
  return listOptions<UserPage>(userKeys.list(query), "/api/users", query);
}

export function userProfileOptions(userId: string) {
  return readOptions<UserProfile>(userKeys.profile(userId), userPath(userId));
}

/** Live from the issuer, each time it is asked. */
export function userBalancesOptions(userId: string) {
  return readOptions<UserBalances>(userKeys.balances(userId), `${userPath(userId)}/balances`);
}

/** The user after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshUser(userId: string, maxAge: number): Promise<UserProfile> {
  return getJson<UserProfile>(`${userPath(userId)}/fresh`, { maxAge });
}

function userPath(userId: string): string {
  return `/api/users/${encodeURIComponent(userId)}`;
}

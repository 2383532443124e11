import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { UserBalances, UserPage, UserProfile, UserQuery } from "@/lib/users/schema";

/** Query keys of the users room; a mutation invalidates `userKeys.all`. */
export const userKeys = {
  all: ["users"] as const,
  lists: ["users", "list"] as const,
  list: (query: UserQuery) => ["users", "list", query] as const,
  profile: (userId: string) => ["users", "profile", userId] as const,
  balances: (userId: string) => ["users", "balances", userId] as const,
};

export function userListOptions(query: UserQuery) {
  return queryOptions<UserPage, ReadError, UserPage, ReturnType<typeof userKeys.list>>({
    queryKey: userKeys.list(query),
    queryFn: ({ signal }) => getJson<UserPage>("/api/users", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function userProfileOptions(userId: string) {
  return queryOptions<UserProfile, ReadError, UserProfile, ReturnType<typeof userKeys.profile>>({
    queryKey: userKeys.profile(userId),
    queryFn: ({ signal }) => getJson<UserProfile>(userPath(userId), {}, signal),
  });
}

/** Live from the issuer, each time it is asked. */
export function userBalancesOptions(userId: string) {
  return queryOptions<UserBalances, ReadError, UserBalances, ReturnType<typeof userKeys.balances>>({
    queryKey: userKeys.balances(userId),
    queryFn: ({ signal }) => getJson<UserBalances>(`${userPath(userId)}/balances`, {}, signal),
  });
}

/** The user after reading it from the issuer, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshUser(userId: string, maxAge: number): Promise<UserProfile> {
  return getJson<UserProfile>(`${userPath(userId)}/fresh`, { maxAge });
}

function userPath(userId: string): string {
  return `/api/users/${encodeURIComponent(userId)}`;
}

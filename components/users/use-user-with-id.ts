"use client";

import { useQuery } from "@tanstack/react-query";
import { userListOptions } from "@/lib/users/query-options";
import type { UserListItem } from "@/lib/users/schema";

/** The user with this id, once the register told who that is. */
export function useUserWithId(id: string | null): UserListItem | null {
  const { data } = useQuery({ ...userListOptions({ q: id ?? "", limit: 1 }), enabled: id !== null });
  return data?.items.find((user) => user.id === id) ?? null;
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { ActionError } from "@/lib/core/result";
import { readFreshUser, userKeys, userProfileOptions } from "@/lib/users/query-options";
import type { UserProfile } from "@/lib/users/schema";

const FRESH_SECONDS = 15;

/** Reads the user from the issuer: once in the background when it is opened and not fresh, and when asked to. */
export function useUserRefresh(userId: string) {
  const client = useQueryClient();
  const { mutateAsync, isPending, error } = useMutation<UserProfile, { error: ActionError }, number>({
    mutationFn: (maxAge) => readFreshUser(userId, maxAge),
    onSuccess: async (user) => {
      await client.cancelQueries({ queryKey: userKeys.profile(userId) });
      client.setQueryData(userProfileOptions(userId).queryKey, user);
      await client.invalidateQueries({ queryKey: userKeys.lists });
    },
  });
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (opened.current === userId) return;
    opened.current = userId;
    mutateAsync(FRESH_SECONDS).catch(() => undefined);
  }, [userId, mutateAsync]);
  return {
    refresh: () => mutateAsync(0).then(nothing, nothing),
    pending: isPending,
    error: error?.error ?? null,
  };
}

function nothing(): void {}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { transactionListOptions } from "@/lib/transactions/query-options";
import type { TransactionQuery } from "@/lib/transactions/schema";

/**
 * How many transactions that match came to the top of the list since the viewer is on a deeper page; `more` when there
 * are more than can be told. Nothing on the first page, where they are seen.
 */
export function useNewerCount(query: TransactionQuery): { count: number; more: boolean } {
  const { cursor, ...top } = query;
  const list = JSON.stringify(top);
  const { data } = useQuery({
    ...transactionListOptions(top),
    enabled: cursor !== undefined,
    placeholderData: undefined,
  });
  const ids = data?.items.map((item) => item.id);
  const [start, setStart] = useState<{ list: string; first: string | null } | null>(null);
  if (cursor === undefined) {
    if (start) setStart(null);
  } else if (ids && start?.list !== list) setStart({ list, first: ids[0] ?? null });
  if (!ids || !start || start.list !== list) return { count: 0, more: false };
  const at = start.first === null ? ids.length : ids.indexOf(start.first);
  return at < 0 ? { count: ids.length, more: true } : { count: at, more: false };
}

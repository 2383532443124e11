"use client";

import { useTimeZone } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import type { TablePreferences } from "@/components/ui/table-preferences";
import { useTablePreferences } from "@/components/ui/use-table-preferences";
import { useViewerNow } from "@/components/ui/use-viewer-now";
import { type SavedViews, useSavedViews } from "@/components/views/use-saved-views";
import type { TransactionQuery } from "@/lib/transactions/schema";
import { type TransactionParams, toTransactionQuery, transactionAddress } from "./transaction-params";

export interface TransactionFilters {
  /** What the list follows: the address' filters, or those of the view that it names. */
  params: TransactionParams;
  /** What the address holds, for links that lead back here. */
  address: TransactionParams;
  query: TransactionQuery;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Partial<TransactionParams>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
  views: SavedViews<TransactionParams>;
}

/** The list's filters, place and view, which live in the address. */
export function useTransactionFilters(initial: TablePreferences): TransactionFilters {
  const { params: address, set } = useAddress(transactionAddress);
  const [preferences, setPreferences] = useTablePreferences("transactions", initial);
  const zone = useTimeZone() ?? "UTC";
  const now = useViewerNow();
  const views = useSavedViews({
    noun: "transactions",
    address: transactionAddress,
    params: address,
    setParams: set,
    preferences,
    setPreferences,
  });
  return {
    params: views.params,
    address,
    query: toTransactionQuery(views.params, zone, now),
    filter: (change, typing = false) =>
      views.filter({ ...views.params, ...change }, typing ? "replace" : "push"),
    page: views.page,
    clear: () => views.filter(transactionAddress.read(new URLSearchParams()), "push"),
    views,
  };
}

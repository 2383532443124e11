import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { TransferDetail, TransferPage, TransferQuery, UndecidedTransfer } from "@/lib/transfers/schema";

/** Query keys of the transfers room; a mutation invalidates `transferKeys.all`. */
export const transferKeys = {
  all: ["transfers"] as const,
  lists: ["transfers", "list"] as const,
  list: (query: TransferQuery) => ["transfers", "list", query] as const,
  detail: (transferId: string) => ["transfers", "detail", transferId] as const,
  undecided: ["transfers", "undecided"] as const,
};

export function transferListOptions(query: TransferQuery) {
  return queryOptions<TransferPage, ReadError, TransferPage, ReturnType<typeof transferKeys.list>>({
    queryKey: transferKeys.list(query),
    queryFn: ({ signal }) => getJson<TransferPage>("/api/transfers", query, signal),
    placeholderData: keepPreviousData,
  });
}

export function transferOptions(transferId: string) {
  return queryOptions<TransferDetail, ReadError, TransferDetail, ReturnType<typeof transferKeys.detail>>({
    queryKey: transferKeys.detail(transferId),
    queryFn: ({ signal }) =>
      getJson<TransferDetail>(`/api/transfers/${encodeURIComponent(transferId)}`, {}, signal),
  });
}

/** Whatever is not known yet, of whoever began it. */
export function undecidedTransfersOptions() {
  return queryOptions<UndecidedTransfer[], ReadError, UndecidedTransfer[], typeof transferKeys.undecided>({
    queryKey: transferKeys.undecided,
    queryFn: ({ signal }) => getJson<UndecidedTransfer[]>("/api/transfers/undecided", {}, signal),
  });
}

/** Reads what is new from the issuer first, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshTransfers(maxAge: number): Promise<{ asOf: string }> {
  return getJson<{ asOf: string }>("/api/transfers/fresh", { maxAge });
}

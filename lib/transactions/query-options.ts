import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import type { TransactionPage, TransactionQuery } from "@/lib/transactions/schema";

/** Query keys of the transactions room. */
export const transactionKeys = {
  all: ["transactions"] as const,
  list: (query: TransactionQuery) => ["transactions", "list", query] as const,
  detail: (transactionId: string) => ["transactions", "detail", transactionId] as const,
};

export function transactionListOptions(query: TransactionQuery) {
  return queryOptions<TransactionPage, ReadError, TransactionPage, ReturnType<typeof transactionKeys.list>>({
    queryKey: transactionKeys.list(query),
    queryFn: ({ signal }) => getJson<TransactionPage>("/api/transactions", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function transactionDetailOptions(transactionId: string) {
  return queryOptions<
    TransactionDetail,
    ReadError,
    TransactionDetail,
    ReturnType<typeof transactionKeys.detail>
  >({
    queryKey: transactionKeys.detail(transactionId),
    queryFn: ({ signal }) =>
      getJson<TransactionDetail>(`/api/transactions/${encodeURIComponent(transactionId)}`, {}, signal),
  });
}

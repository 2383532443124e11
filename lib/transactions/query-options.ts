import { listOptions, readOptions } from "@/lib/core/read-options";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import type { TransactionPage, TransactionQuery } from "@/lib/transactions/schema";

/** Query keys of transactions. */
export const transactionKeys = {
  all: ["transactions"] as const,
  list: (query: TransactionQuery) => ["transactions", "list", query] as const,
  detail: (transactionId: string) => ["transactions", "detail", transactionId] as const,
};

export function transactionListOptions(query: TransactionQuery) {
  return listOptions<TransactionPage>(transactionKeys.list(query), "/api/transactions", { ...query });
}

export function transactionDetailOptions(transactionId: string) {
  return readOptions<TransactionDetail>(
    transactionKeys.detail(transactionId),
    `/api/transactions/${encodeURIComponent(transactionId)}`,
  );
}

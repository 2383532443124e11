import { getJson } from "@/lib/core/get-json";
import { listOptions, readOptions } from "@/lib/core/read-options";
import type { TransferDetail, TransferPage, TransferQuery, UndecidedTransfer } from "@/lib/transfers/schema";

/** Query keys of transfers; a mutation invalidates `transferKeys.all`. */
export const transferKeys = {
  all: ["transfers"] as const,
  lists: ["transfers", "list"] as const,
  list: (query: TransferQuery) => ["transfers", "list", query] as const,
  detail: (transferId: string) => ["transfers", "detail", transferId] as const,
  undecided: ["transfers", "undecided"] as const,
};

export function transferListOptions(query: TransferQuery) {
  return listOptions<TransferPage>(transferKeys.list(query), "/api/transfers", query);
}

export function transferOptions(transferId: string) {
  return readOptions<TransferDetail>(
    transferKeys.detail(transferId),
    `/api/transfers/${encodeURIComponent(transferId)}`,
  );
}

/** Whatever is not known yet, of whoever began it. */
export function undecidedTransfersOptions() {
  return readOptions<UndecidedTransfer[]>(transferKeys.undecided, "/api/transfers/undecided");
}

/** Reads what is new from the issuer first, unless that was done less than `maxAge` seconds ago. @throws ReadError */
export function readFreshTransfers(maxAge: number): Promise<{ asOf: string }> {
  return getJson<{ asOf: string }>("/api/transfers/fresh", { maxAge });
}

import "server-only";
import type { Wallet, WalletTransaction } from "@/lib/core/db";
import type { WalletListItem, WalletTransactionDto } from "@/lib/wallets/schema";

/** A wallet as lists read it, with the name of its user where the register has one. */
export type WalletRow = Omit<Wallet, "raw" | "sortAt" | "readAt"> & {
  firstName: string | null;
  lastName: string | null;
};

/** Row → DTO. What nobody said stays null. */
export function toWalletListItem(row: WalletRow): WalletListItem {
  return {
    id: row.id,
    user: row.pUserId
      ? { id: row.pUserId, firstName: row.firstName ?? "", lastName: row.lastName ?? "" }
      : null,
    network: row.network,
    currency: row.currency,
    address: row.address,
    status: row.status,
    balance: row.balance?.toFixed() ?? null,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt.toISOString(),
    missingSince: row.missingSince?.toISOString() ?? null,
  };
}

export function toWalletTransaction(row: WalletTransaction): WalletTransactionDto {
  return {
    id: row.id,
    type: row.type,
    status: row.status,
    currency: row.currency,
    amount: row.amount?.toFixed() ?? null,
    fee: row.fee?.toFixed() ?? null,
    feeCurrency: row.feeCurrency ?? row.creditedIn,
    credited: row.credited?.toFixed() ?? null,
    creditedIn: row.creditedIn,
    hash: row.hash,
    fromAddress: row.fromAddress,
    toAddress: row.toAddress,
    at: row.sortAt.toISOString(),
  };
}

/** How the audit log names a wallet. */
export function walletLabel({
  network,
  currency,
  address,
}: Omit<WalletListItem, "user" | "id"> | Wallet): string {
  return [currency, network, address].filter(Boolean).join(" · ");
}

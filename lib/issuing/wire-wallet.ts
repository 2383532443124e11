import type { IssuerFeeRule, IssuerWallet, IssuerWalletTransaction, JsonValue } from "@/lib/issuing/types";
import {
  decimal,
  decodeRows,
  type Fields,
  findObject,
  ignore,
  instant,
  requiredId,
  type Skip,
  text,
  UnreadableReply,
} from "@/lib/issuing/wire";

// No field of a wallet is documented (contract §5): each is looked for under the names that are likely.

/** `data.wallet` or `data`. */
export function decodeWallet(payload: JsonValue | undefined): IssuerWallet {
  const fields = findObject(payload, ["wallet"]);
  if (!fields) throw new UnreadableReply("no wallet");
  return walletFrom(fields);
}

/** `data.wallets[]`. */
export function decodeWallets(payload: JsonValue | undefined, skip: Skip = ignore): IssuerWallet[] {
  return decodeRows(payload, ["wallets"], walletFrom, skip);
}

/** `data.transactions[]` or `data.wallet_transactions[]`. */
export function decodeWalletTransactions(
  payload: JsonValue | undefined,
  skip: Skip = ignore,
): IssuerWalletTransaction[] {
  return decodeRows(payload, ["wallet_transactions", "transactions"], walletTransactionFrom, skip);
}

function walletTransactionFrom(fields: Fields): IssuerWalletTransaction {
  return {
    id: requiredId(fields, "id", "reference_id"),
    walletId: text(fields, "wallet_id", "wallet"),
    pUserId: text(fields, "p_user_id", "user_id"),
    type: text(fields, "type", "transaction_type"),
    status: text(fields, "status"),
    currency: text(fields, "currency", "token"),
    amount: decimal(fields, "amount", "transaction_amount"),
    fee: decimal(fields, "fee", "fee_amount", "topup_fee", "calculated_fee"),
    feeCurrency: text(fields, "fee_currency"),
    creditedAmount: decimal(fields, "credited_amount", "credit_amount", "net_amount", "received_amount"),
    creditedCurrency: text(fields, "credited_currency", "credit_currency", "net_currency"),
    network: text(fields, "network", "chain", "blockchain"),
    transactionHash: text(fields, "transaction_hash", "tx_hash", "hash", "tx_id", "txid"),
    fromAddress: text(fields, "from_address", "from"),
    toAddress: text(fields, "to_address", "to", "address"),
    createdAt: instant(fields, "p_created_at", "created_at"),
    raw: fields.raw,
  };
}

/** `data.topup_fee_rule` or `data`. */
export function decodeFeeRule(payload: JsonValue | undefined): IssuerFeeRule {
  const fields = findObject(payload, ["topup_fee_rule", "wallet_topup_fee_rule", "fee_rule", "rule"]);
  if (!fields || Object.keys(fields.raw).length === 0) throw new UnreadableReply("no fee rule");
  return {
    id: text(fields, "id"),
    feeType: text(fields, "fee_type", "type"),
    percentage: decimal(fields, "percentage", "percent", "fee_percentage", "rate", "fee_rate"),
    fixedAmount: decimal(fields, "fixed_amount", "fixed_fee", "fixed", "flat_fee"),
    minAmount: decimal(fields, "min_amount", "min_fee", "minimum_fee", "minimum"),
    maxAmount: decimal(fields, "max_amount", "max_fee", "maximum_fee", "maximum"),
    currency: text(fields, "currency"),
    network: text(fields, "network", "chain", "blockchain"),
    updatedAt: instant(fields, "p_updated_at", "updated_at"),
    raw: fields.raw,
  };
}

function walletFrom(fields: Fields): IssuerWallet {
  return {
    id: requiredId(fields, "id", "wallet_id", "reference_id"),
    pUserId: text(fields, "p_user_id", "user_id"),
    network: text(fields, "network", "chain", "blockchain"),
    currency: text(fields, "currency", "token"),
    address: text(fields, "address", "wallet_address", "deposit_address", "topup_address"),
    status: text(fields, "status"),
    balance: decimal(fields, "balance", "available_balance"),
    createdAt: instant(fields, "p_created_at", "created_at"),
    raw: fields.raw,
  };
}

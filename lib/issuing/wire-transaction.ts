import { isJsonObject } from "@/lib/issuing/json";
import type { IssuerTransaction, JsonValue } from "@/lib/issuing/types";
import {
  decimal,
  decodeRows,
  type Fields,
  findObject,
  ignore,
  instant,
  readFields,
  requiredId,
  type Skip,
  text,
  UnreadableReply,
} from "@/lib/issuing/wire";

/** `data.transactions[]` (contract §3.8). */
export function decodeTransactions(payload: JsonValue | undefined, skip: Skip = ignore): IssuerTransaction[] {
  return decodeRows(payload, ["transactions", "card_transactions"], transactionFrom, skip);
}

/** One transaction, bare or under `card_transaction` as in a webhook (contract §9.4). */
export function decodeTransaction(payload: JsonValue | undefined): IssuerTransaction {
  const fields = findObject(payload, ["card_transaction", "transaction"]);
  if (!fields) throw new UnreadableReply("no transaction");
  return transactionFrom(fields);
}

function transactionFrom(fields: Fields): IssuerTransaction {
  const card = fields.get("card");
  return {
    id: requiredId(fields, "id", "reference_id"),
    pBusinessId: text(fields, "p_business_id"),
    pUserId: text(fields, "p_user_id"),
    card: isJsonObject(card) ? text(readFields(card), "id") : text(fields, "card", "card_id"),
    status: text(fields, "status"),
    type: text(fields, "type"),
    transactionCurrency: text(fields, "transaction_currency"),
    transactionAmount: decimal(fields, "transaction_amount"),
    localCurrency: text(fields, "local_currency"),
    localAmount: decimal(fields, "local_amount"),
    finalLocalAmount: decimal(fields, "final_local_amount"),
    calculatedFee: decimal(fields, "calculated_fee"),
    billingCurrency: text(fields, "billing_currency"),
    billingAmount: decimal(fields, "billing_amount"),
    merchantId: text(fields, "merchant_id"),
    merchantCountry: text(fields, "merchant_country"),
    merchantCity: text(fields, "merchant_city"),
    merchantName: text(fields, "merchant_name"),
    createdAt: instant(fields, "p_created_at", "created_at"),
    raw: fields.raw,
  };
}

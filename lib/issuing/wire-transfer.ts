import { isJsonObject, normaliseDecimal } from "@/lib/issuing/json";
import type { IssuerBalance, IssuerTransfer, JsonObject, JsonValue } from "@/lib/issuing/types";
import {
  decimal,
  type Fields,
  findList,
  findObject,
  readFields,
  requiredId,
  text,
  UnreadableReply,
} from "@/lib/issuing/wire";

/** `data.platform_transfer` (contract §6.1). */
export function decodeTransfer(payload: JsonValue | undefined): IssuerTransfer {
  const fields = findObject(payload, ["platform_transfer", "transfer"]);
  if (!fields) throw new UnreadableReply("no transfer");
  return transferFrom(fields);
}

/** `data.platform_transfers[]` (contract §6.2). */
export function decodeTransfers(payload: JsonValue | undefined): IssuerTransfer[] {
  return findList(payload, ["platform_transfers", "platform_transfer", "transfers"]).map(transferFrom);
}

/** `data.balances[]` of `{currency, balance}`, one such object, or a map of currency to amount (contract §7). */
export function decodeBalances(payload: JsonValue | undefined): IssuerBalance[] {
  if (isJsonObject(payload)) {
    const outer = readFields(payload);
    if (text(outer, "currency") !== null) return [balanceFrom(outer)];
    const inner = outer.get("balances") ?? outer.get("balance");
    const asMap = currencyMap(isJsonObject(inner) ? inner : payload);
    if (asMap) return asMap;
  }
  return findList(payload, ["balances", "balance", "accounts", "wallets"]).map(balanceFrom);
}

function transferFrom(fields: Fields): IssuerTransfer {
  return {
    id: requiredId(fields, "id", "reference_id", "ref_id"),
    senderUserId: text(fields, "sender_user_id"),
    receiverUserId: text(fields, "receiver_user_id"),
    currency: text(fields, "currency"),
    amount: decimal(fields, "amount"),
    remark: text(fields, "remark"),
    status: text(fields, "transfer_status", "status"),
    refId: text(fields, "ref_id"),
    createdAt: text(fields, "p_created_at", "created_at"),
    updatedAt: text(fields, "p_updated_at", "updated_at"),
    raw: fields.raw,
  };
}

function balanceFrom(fields: Fields): IssuerBalance {
  const balance = decimal(fields, "balance", "available_balance", "amount", "available");
  if (balance === null) throw new UnreadableReply("a balance without a number");
  return { currency: requiredId(fields, "currency"), balance, raw: fields.raw };
}

function currencyMap(object: JsonObject): IssuerBalance[] | null {
  const entries = Object.entries(object);
  const balances = entries.flatMap(([currency, value]) => {
    const balance =
      typeof value === "string" || typeof value === "number" ? normaliseDecimal(String(value)) : null;
    return /^[A-Z]{3,5}$/.test(currency) && balance !== null
      ? [{ currency, balance, raw: { currency, balance } }]
      : [];
  });
  return entries.length > 0 && balances.length === entries.length ? balances : null;
}

import { storableDecimal } from "@/lib/issuing/bounds";
import { isJsonObject, normaliseDecimal } from "@/lib/issuing/json";
import type { IssuerBalance, IssuerTransfer, JsonObject, JsonValue } from "@/lib/issuing/types";
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
  unreadRow,
} from "@/lib/issuing/wire";

/** `data.platform_transfer` (contract §6.1). */
export function decodeTransfer(payload: JsonValue | undefined): IssuerTransfer {
  const fields = findObject(payload, ["platform_transfer", "transfer"]);
  if (!fields) throw new UnreadableReply("no transfer");
  return transferFrom(fields);
}

/** `data.platform_transfers[]` (contract §6.2). */
export function decodeTransfers(payload: JsonValue | undefined, skip: Skip = ignore): IssuerTransfer[] {
  return decodeRows(payload, ["platform_transfers", "platform_transfer", "transfers"], transferFrom, skip);
}

/** `data.balances[]` of `{currency, balance}`, one such object, or a map of currency to amount (contract §7). */
export function decodeBalances(payload: JsonValue | undefined, skip: Skip = ignore): IssuerBalance[] {
  if (isJsonObject(payload)) {
    const outer = readFields(payload);
    if (text(outer, "currency") !== null) return [balanceFrom(outer)];
    const inner = outer.get("balances") ?? outer.get("balance");
    const asMap = currencyMap(isJsonObject(inner) ? inner : payload, skip);
    if (asMap) return asMap;
  }
  return decodeRows(payload, ["balances", "balance", "accounts", "wallets"], balanceFrom, skip);
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
    createdAt: instant(fields, "p_created_at", "created_at"),
    updatedAt: instant(fields, "p_updated_at", "updated_at"),
    raw: fields.raw,
  };
}

function balanceFrom(fields: Fields): IssuerBalance {
  const balance = decimal(fields, "balance", "available_balance", "amount", "available");
  if (balance === null) throw new UnreadableReply("a balance without a number", "noNumber");
  return { currency: requiredId(fields, "currency"), balance, raw: fields.raw };
}

/** Null when it is no map of currencies: one of them at least names an amount. */
function currencyMap(object: JsonObject, skip: Skip): IssuerBalance[] | null {
  const entries = Object.entries(object);
  if (entries.length === 0 || !entries.every(isCurrencyEntry)) return null;
  if (!entries.some(([, value]) => normaliseDecimal(String(value)) !== null)) return null;
  return entries.flatMap(([currency, value]) => {
    const balance = storableDecimal(String(value));
    const raw = { currency, balance: value };
    if (balance !== null) return [{ currency, balance, raw }];
    skip(unreadRow(raw, readFields(raw), "noNumber", false));
    return [];
  });
}

function isCurrencyEntry([currency, value]: [string, JsonValue]): boolean {
  return /^[A-Z]{3,5}$/.test(currency) && (value === null || typeof value !== "object");
}

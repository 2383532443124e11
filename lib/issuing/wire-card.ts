import { isJsonObject } from "@/lib/issuing/json";
import type {
  IssuerCard,
  IssuerLimit,
  IssuerLimitChange,
  IssuerLimitEdit,
  JsonValue,
} from "@/lib/issuing/types";
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

/** `data` = the card, or `data.card` (contract §3.1, §3.6). */
export function decodeCard(payload: JsonValue | undefined, skip: Skip = ignore): IssuerCard {
  const fields = findObject(payload, ["card"]);
  if (!fields) throw new UnreadableReply("no card");
  return cardFrom(fields, skip);
}

/** `data.cards[]` (contract §3.7). */
export function decodeCards(payload: JsonValue | undefined, skip: Skip = ignore): IssuerCard[] {
  return decodeRows(payload, ["cards", "card"], (fields) => cardFrom(fields, skip), skip);
}

/** The card, its limits, or neither: the reply of Edit Card Limit is not documented (contract §3.3). */
export function decodeLimitEdit(payload: JsonValue | undefined, skip: Skip = ignore): IssuerLimitEdit {
  if (Array.isArray(payload)) return { card: null, limits: limitsFrom(payload) };
  const fields = findObject(payload, ["card", "limit"]);
  if (!fields) throw new UnreadableReply("neither card nor limits");
  if (fields.get("period") !== undefined) return { card: null, limits: singleLimit(fields) };
  const limits = limitsFrom(fields.get("limits") ?? fields.get("card_limits"));
  const hasId = text(fields, "id", "reference_id") !== null;
  if (!hasId && limits === null) throw new UnreadableReply("neither card nor limits");
  return { card: hasId ? cardFrom(fields, skip) : null, limits };
}

/** `data.limit_history[]`, newest first (contract §3.4). */
export function decodeLimitHistory(payload: JsonValue | undefined, skip: Skip = ignore): IssuerLimitChange[] {
  return decodeRows(payload, ["limit_history", "limit_histories"], limitChangeFrom, skip);
}

/** A change without its amount or its time tells nothing. */
function limitChangeFrom(fields: Fields): IssuerLimitChange {
  const id = requiredId(fields, "id");
  const limitAmount = decimal(fields, "limit_amount");
  const createdAt = instant(fields, "p_created_at", "created_at");
  if (limitAmount === null) throw new UnreadableReply("limit_amount is no number", "noNumber");
  if (createdAt === null) throw new UnreadableReply("p_created_at is no time", "noTime");
  const limitId = text(fields, "card_limit", "card_limit_id", "limit_id");
  return { id, limitId, limitAmount, remark: text(fields, "remark"), createdAt, raw: fields.raw };
}

/** `Transaction`, `Daily`, `Monthly`, `Lifetime` when the text can only mean that; otherwise the text. */
export function canonicalPeriod(period: string): string {
  const word = period
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/^per/, "")
    .replace(/limit$/, "");
  if (/^(single)?(transaction|trans|txn|tx)$/.test(word)) return "Transaction";
  if (/^(natural)?(daily|day)$/.test(word)) return "Daily";
  if (/^(natural)?(monthly|month)$/.test(word)) return "Monthly";
  if (/^(life|lifetime|wholelifetime|total)$/.test(word)) return "Lifetime";
  return period;
}

function cardFrom(fields: Fields, skip: Skip): IssuerCard {
  const pan = text(fields, "pan", "masked_pan", "card_num", "card_number");
  const digits = /^(\d{6})\D+(\d{4})$/.exec(pan ?? "");
  return {
    id: requiredId(fields, "id", "reference_id"),
    referenceId: text(fields, "reference_id"),
    title: text(fields, "title"),
    type: text(fields, "type"),
    status: text(fields, "status"),
    settlementCurrency: text(fields, "settlement_currency"),
    first6: text(fields, "first_6_digits", "first_6")?.padStart(6, "0") ?? digits?.[1] ?? null,
    last4: text(fields, "last_4_digits", "last_4")?.padStart(4, "0") ?? digits?.[2] ?? null,
    expirationDate: text(fields, "expiration_date"),
    createdAt: instant(fields, "p_created_at", "created_at"),
    pUserId: text(fields, "p_user_id", "user_id"),
    pan,
    issuerBrand: text(fields, "issuer_brand"),
    isEncrypt: booleanOf(text(fields, "is_encrypt")),
    businessName: text(fields, "business_name"),
    mode: text(fields, "mode"),
    limits: readableLimits(fields, skip),
    raw: fields.raw,
  };
}

/** Null also where one of them cannot be read: the others alone would say that the card has no other rule. */
function readableLimits(fields: Fields, skip: Skip): IssuerLimit[] | null {
  try {
    return limitsFrom(fields.get("limits") ?? fields.get("card_limits"));
  } catch (error) {
    if (!(error instanceof UnreadableReply)) throw error;
    skip(unreadRow(fields.raw, fields, error.reason, true));
    return null;
  }
}

function limitsFrom(value: JsonValue | undefined): IssuerLimit[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((item) => {
    const limit = isJsonObject(item) ? singleLimit(readFields(item)) : null;
    if (!limit) throw new UnreadableReply("a limit without a period", "noPeriod");
    return limit[0];
  });
}

/** Amounts default to 0.00 as the schema says; one that is there but no number is never read as “off”. */
function singleLimit(fields: Fields): [IssuerLimit] | null {
  const period = text(fields, "period");
  if (period === null) return null;
  return [
    {
      id: text(fields, "id", "card_limit", "limit_id"),
      period: canonicalPeriod(period),
      limitAmount: amountOrDefault(fields, "limit_amount"),
      usedAmount: amountOrDefault(fields, "used_amount"),
      status: text(fields, "status"),
    },
  ];
}

function amountOrDefault(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === null || value.trim() === "") return "0.00";
  const amount = decimal(fields, name);
  if (amount === null) throw new UnreadableReply(`${name} is no number`, "noNumber");
  return amount;
}

function booleanOf(value: string | null): boolean | null {
  if (value === null) return null;
  return /^(true|1)$/i.test(value) ? true : /^(false|0)$/i.test(value) ? false : null;
}

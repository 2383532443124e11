import { createHash } from "node:crypto";
import { toStorable } from "@/lib/core/text";
import { boundedText, storableDecimal, storableInstant } from "@/lib/issuing/bounds";
import { canonicalKey } from "@/lib/issuing/canonical-key";
import { isJsonObject } from "@/lib/issuing/json";
import type { DecimalString, JsonObject, JsonValue } from "@/lib/issuing/types";

/** Why a row could not be read. */
export type UnreadReason =
  | "notObject"
  | "noId"
  | "idTooLong"
  | "noPeriod"
  | "noNumber"
  | "noTime"
  | "unreadable";

/** A success that does not hold what the operation promises. The message names fields only, never values. */
export class UnreadableReply extends Error {
  override readonly name = "UnreadableReply";
  readonly reason: UnreadReason;

  constructor(message: string, reason: UnreadReason = "unreadable") {
    super(message);
    this.reason = reason;
  }
}

/** A row of a list, or a part of one, that could not be read, while the others could. */
export interface UnreadRow {
  /** What it says its id is. */
  id: string | null;
  /** Tells it from other rows; the same row has the same one. */
  key: string;
  reason: UnreadReason;
  /** The row itself is there, and only something in it is missing. */
  partial: boolean;
}

export type Skip = (row: UnreadRow) => void;

/** For a reader that only wants what could be read. */
export const ignore: Skip = () => undefined;

/** One object of a reply, its fields found by their snake_case name whatever casing was used; `raw` as it came. */
export interface Fields {
  raw: JsonObject;
  get(name: string): JsonValue | undefined;
}

export type Decode<T> = (payload: JsonValue | undefined, skip: Skip) => T;

export function readFields(raw: JsonObject): Fields {
  const values = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(raw)) {
    const name = canonicalKey(key);
    if (values.get(name) === undefined || values.get(name) === null) values.set(name, value);
  }
  return { raw, get: (name) => values.get(name) };
}

/** The object itself, or the one it holds under one of `names` (`data.card`, `data.user`, …); undefined when neither. */
export function findObject(payload: JsonValue | undefined, names: readonly string[]): Fields | undefined {
  if (!isJsonObject(payload)) return undefined;
  const outer = readFields(payload);
  for (const name of names) {
    const inner = outer.get(name);
    if (isJsonObject(inner)) return readFields(inner);
  }
  return outer;
}

/**
 * Decodes the rows of a list: an array, or an object that holds it under one of `names` or under its only field.
 * Nothing at all (`data: null`, `{cards: null}`) is an empty list, as Go writes one. A row that cannot be read is given
 * to `skip` and left out. @throws UnreadableReply when there is no list
 */
export function decodeRows<T>(
  payload: JsonValue | undefined,
  names: readonly string[],
  decode: (fields: Fields) => T,
  skip: Skip,
): T[] {
  if (payload === undefined) return [];
  const rows = Array.isArray(payload) ? payload : listIn(payload, names);
  return rows.flatMap((row) => {
    const fields = isJsonObject(row) ? readFields(row) : null;
    try {
      if (!fields) throw new UnreadableReply("a row is not an object", "notObject");
      return [decode(fields)];
    } catch (error) {
      if (!(error instanceof UnreadableReply)) throw error;
      skip(unreadRow(row, fields, error.reason, false));
      return [];
    }
  });
}

/** What is kept of a row, or of a part of one, that could not be read. */
export function unreadRow(
  row: JsonValue,
  fields: Fields | null,
  reason: UnreadReason,
  partial: boolean,
): UnreadRow {
  const id = fields && text(fields, "id", "reference_id", "currency");
  const key = createHash("sha256").update(JSON.stringify(row)).digest("hex");
  return { id: id ? toStorable(id.slice(0, LONGEST_ID)) : null, key, reason, partial };
}

/** The first of `names` that holds text, a number or a boolean, as text; null when none does. */
export function text(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === "string") return boundedText(value);
    if (typeof value === "number" || typeof value === "boolean") return String(value);
  }
  return null;
}

/** The first of `names` that holds a decimal number, exactly; null when none does. */
export function decimal(fields: Fields, ...names: string[]): DecimalString | null {
  for (const name of names) {
    const value = fields.get(name);
    const number =
      typeof value === "string" || typeof value === "number" ? storableDecimal(String(value)) : null;
    if (number !== null) return number;
  }
  return null;
}

/** The first of `names` that holds a moment from 1970 to 9999; null when none does. */
export function instant(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = text(fields, name);
    const moment = value === null ? null : storableInstant(value);
    if (moment !== null) return moment;
  }
  return null;
}

/** Ids stand in indexes and addresses. */
const LONGEST_ID = 200;

/** The one thing that a reply cannot do without. @throws UnreadableReply */
export function requiredId(fields: Fields, ...names: string[]): string {
  for (const name of names) {
    const value = text(fields, name)?.trim();
    if (!value) continue;
    if (value.length > LONGEST_ID) throw new UnreadableReply(`${name} is too long`, "idTooLong");
    return value;
  }
  throw new UnreadableReply(`none of ${names.join(", ")} is there`, "noId");
}

function listIn(payload: JsonValue, names: readonly string[]): JsonValue[] {
  if (!isJsonObject(payload)) throw new UnreadableReply("no list");
  const outer = readFields(payload);
  for (const name of [...names, "items", "list", "records", "rows"]) {
    const value = outer.get(name);
    if (Array.isArray(value)) return value;
    if (value === null) return [];
  }
  const values = Object.values(payload);
  if (values.length === 0) return [];
  if (values.length === 1 && Array.isArray(values[0])) return values[0];
  throw new UnreadableReply(`no list under ${names.join(", ")}`);
}

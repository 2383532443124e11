import { canonicalKey } from "@/lib/issuing/canonical-key";
import { isJsonObject, normaliseDecimal } from "@/lib/issuing/json";
import type { DecimalString, JsonObject, JsonValue } from "@/lib/issuing/types";

/** A success that does not hold what the operation promises. The message names fields only, never values. */
export class UnreadableReply extends Error {
  override readonly name = "UnreadableReply";
}

/** One object of a reply, its fields found by their snake_case name whatever casing was used; `raw` as it came. */
export interface Fields {
  raw: JsonObject;
  get(name: string): JsonValue | undefined;
}

export type Decode<T> = (payload: JsonValue | undefined) => T;

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
 * The rows of a list: an array, or an object that holds it under one of `names` or under its only field.
 * Nothing at all (`data: null`, `{cards: null}`) is an empty list, as Go writes one.
 */
export function findList(payload: JsonValue | undefined, names: readonly string[]): Fields[] {
  if (payload === undefined) return [];
  const rows = Array.isArray(payload) ? payload : listIn(payload, names);
  return rows.map((row, index) => {
    if (!isJsonObject(row)) throw new UnreadableReply(`row ${index} is not an object`);
    return readFields(row);
  });
}

/** The first of `names` that holds text, a number or a boolean, as text; null when none does. */
export function text(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const value = fields.get(name);
    if (typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
  }
  return null;
}

/** The first of `names` that holds a decimal number, exactly; null when none does. */
export function decimal(fields: Fields, ...names: string[]): DecimalString | null {
  for (const name of names) {
    const value = fields.get(name);
    const number =
      typeof value === "string" || typeof value === "number" ? normaliseDecimal(String(value)) : null;
    if (number !== null) return number;
  }
  return null;
}

/** The one thing that a reply cannot do without. @throws UnreadableReply */
export function requiredId(fields: Fields, ...names: string[]): string {
  for (const name of names) {
    const value = text(fields, name)?.trim();
    if (value) return value;
  }
  throw new UnreadableReply(`none of ${names.join(", ")} is there`);
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

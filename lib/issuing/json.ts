import { toStorable } from "@/lib/core/text";
import type { JsonObject, JsonValue } from "@/lib/issuing/types";

/**
 * Takes the text of a reply (a byte order mark and blanks around it do not matter); gives its value with every
 * number that a float could bend as a decimal string, or undefined when it is not JSON or nested absurdly deep. Of an object with more than 1,000 fields the first are kept.
 * Every text and every name in it can be stored. The time it takes grows with the length of the text, and with nothing else.
 */
export function parseJson(text: string): JsonValue | undefined {
  const bare = text.replace(/^\uFEFF+/, "").trim();
  try {
    const value: unknown = JSON.parse(bare);
    // Linear only because every string is known to be closed by now.
    const exact = bare.replace(STRING_OR_NUMBER, (token) =>
      token.startsWith('"') ? token : exactNumber(token),
    );
    return toJsonValue(exact === bare ? value : JSON.parse(exact), MAX_DEPTH);
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same number without exponent, plus sign or negative zero, digits untouched; null when it is no decimal number. */
export function normaliseDecimal(text: string): string | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!match || text.length > 100) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  if (whole + fraction === "") return null;
  const shift = Number(exponent);
  if (Math.abs(shift) > 60) return null;
  const digits = shiftPoint(whole, fraction, shift);
  return sign === "-" && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

const MAX_DEPTH = 64;
/** The contract's largest object names 21 fields. */
const MOST_FIELDS = 1000;

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** A number that a float holds just as it stands, or the exact one as a JSON string. */
function exactNumber(token: string): string {
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(token)) return token;
  // As most amounts are written: nothing to normalise.
  if (/^(?:0|[1-9]\d{0,14})\.\d{1,15}$/.test(token)) return `"${token}"`;
  return `"${normaliseDecimal(token) ?? token}"`;
}

function shiftPoint(whole: string, fraction: string, shift: number): string {
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "";
  const right = point < 0 ? "0".repeat(-point) + digits : digits.slice(point);
  const integer = left.replace(/^0+(?=\d)/, "") || "0";
  return right === "" ? integer : `${integer}.${right}`;
}

function toJsonValue(value: unknown, depth: number): JsonValue {
  if (depth === 0) throw new RangeError("nested too deep");
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return toStorable(value);
  if (Array.isArray(value)) return value.map((item) => toJsonValue(item, depth - 1));
  if (typeof value !== "object") throw new TypeError("not a JSON value");
  const object: JsonObject = {};
  for (const [key, item] of Object.entries(value).slice(0, MOST_FIELDS)) {
    if (key !== "__proto__") object[toStorable(key)] = toJsonValue(item, depth - 1);
  }
  return object;
}

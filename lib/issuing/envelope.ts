import { canonicalKey } from "@/lib/issuing/canonical-key";
import { isJsonObject } from "@/lib/issuing/json";
import type { JsonObject, JsonValue } from "@/lib/issuing/types";

export interface Envelope {
  /** The business code as text; null when the reply has no envelope or its code says nothing. */
  code: string | null;
  message: string | null;
  /** What is inside; undefined when the issuer only acknowledged. */
  payload: JsonValue | undefined;
}

/** Opens a reply in each of the shapes of contract §1.2: `{code, message, data}`, `{error_code, …}`, or bare. */
export function openEnvelope(body: JsonValue): Envelope {
  if (!isJsonObject(body)) return { code: null, message: null, payload: body };
  const fields = new Map(Object.entries(body).map(([key, value]) => [canonicalKey(key), value]));
  const code = chooseCode(readCode(fields.get("error_code")), readCode(fields.get("code")));
  const message = readMessage(fields.get("error_message")) ?? readMessage(fields.get("message"));
  const enveloped = code !== null || fields.has("error_code") || fields.has("data");
  if (!enveloped) return { code: null, message, payload: emptyToUndefined(body) };
  const payload = fields.has("data") ? fields.get("data") : withoutEnvelope(body);
  return { code, message, payload: payload ?? undefined };
}

/** Success is 200 or the placeholder 0, as number or text, or the HTTP status itself when that is a success. */
export function isSuccessCode(code: string, httpStatus: number): boolean {
  return code === "200" || code === "0" || (httpStatus < 300 && code === String(httpStatus));
}

const ENVELOPE_KEYS = new Set(["code", "message", "data", "error_code", "error_message", "request_id"]);

/** A failure wins over a success, whichever of the two fields says it. */
function chooseCode(errorCode: string | null, code: string | null): string | null {
  const saysFailure = errorCode !== null && errorCode !== "0" && errorCode !== "200";
  return saysFailure ? errorCode : (code ?? errorCode);
}

function readCode(value: JsonValue | undefined): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const code = String(value).trim();
  return code === "" ? null : code;
}

function readMessage(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function withoutEnvelope(body: JsonObject): JsonObject | undefined {
  return emptyToUndefined(
    Object.fromEntries(Object.entries(body).filter(([key]) => !ENVELOPE_KEYS.has(canonicalKey(key)))),
  );
}

function emptyToUndefined(object: JsonObject): JsonObject | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

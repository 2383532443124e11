import { isJsonObject } from "@/lib/issuing/json";
import type {
  IssuerCardBlock,
  IssuerEcho,
  IssuerPciKey,
  IssuerPinResult,
  JsonValue,
} from "@/lib/issuing/types";
import { findObject, text, UnreadableReply } from "@/lib/issuing/wire";

/** `response.jwk` of Exchange Key (contract §3.9). */
export function decodePciKey(payload: JsonValue | undefined): IssuerPciKey {
  const fields = findObject(payload, ["jwk", "ephem_pub_key"]);
  const x = fields?.get("x");
  const y = fields?.get("y");
  if (!fields || typeof x !== "string" || typeof y !== "string") {
    throw new UnreadableReply("no key with the texts x and y");
  }
  return { kty: text(fields, "kty"), crv: text(fields, "crv"), kid: text(fields, "kid"), x, y };
}

/** The only compact JWE in the reply, wherever it stands: neither field nor path is documented (contract §3.10). */
export function decodeCardBlock(payload: JsonValue | undefined): IssuerCardBlock {
  const found = payload === undefined ? [] : compactJwes(payload);
  const [jwe] = found;
  if (jwe === undefined) throw new UnreadableReply("no encrypted block");
  if (found.length > 1) throw new UnreadableReply("more than one encrypted block");
  return { jwe };
}

/** `{status}` (contract §3.11). */
export function decodePinResult(payload: JsonValue | undefined): IssuerPinResult {
  const fields = findObject(payload, []);
  const status = fields ? text(fields, "status") : null;
  if (!fields || status === null) throw new UnreadableReply("no status");
  return { status, raw: fields.raw };
}

export function decodeEcho(payload: JsonValue | undefined): IssuerEcho {
  const fields = findObject(payload, ["echo"]);
  return { message: typeof payload === "string" ? payload : fields ? text(fields, "message") : null };
}

/** Five parts, the second empty because the key is agreed directly. */
export const COMPACT_JWE = /^eyJ[\w-]+\.\.[\w-]+\.[\w-]*\.[\w-]+$/;

function compactJwes(value: JsonValue): string[] {
  if (typeof value === "string") return COMPACT_JWE.test(value.trim()) ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(compactJwes);
  return isJsonObject(value) ? Object.values(value).flatMap(compactJwes) : [];
}

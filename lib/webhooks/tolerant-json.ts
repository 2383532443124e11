import { jsonrepair } from "jsonrepair";
import { parseJson } from "@/lib/issuing/json";
import type { JsonValue } from "@/lib/issuing/types";

export interface TolerantReading {
  json: JsonValue;
  /** It was no JSON as it stood. */
  repaired: boolean;
}

/**
 * Reads a body that should be JSON, also with the faults of the contract's own samples: missing commas, `//` comments
 * (issuing-api §9.3, §9.4). Null when it cannot be read, and when it seems cut off: half an amount is not an amount.
 */
export function readTolerantly(body: string): TolerantReading | null {
  const json = parseJson(body);
  if (json !== undefined) return { json, repaired: false };
  const text = body.replace(/^\uFEFF+/, "").trim();
  if (!text.startsWith("{") || !isWhole(text)) return null;
  try {
    const repaired = parseJson(jsonrepair(text));
    return repaired === undefined ? null : { json: repaired, repaired: true };
  } catch {
    return null;
  }
}

/** Every string and every brace is closed, and nothing follows the last one. */
function isWhole(text: string): boolean {
  const bare = text.replace(TOKEN, (token) => (token.startsWith('"') ? "" : " ")).trimEnd();
  if (bare.includes('"') || !bare.endsWith("}")) return false;
  let depth = 0;
  for (let index = 0; index < bare.length; index += 1) {
    if (bare[index] === "{" || bare[index] === "[") depth += 1;
    if (bare[index] === "}" || bare[index] === "]") depth -= 1;
    if (depth === 0 && index < bare.length - 1) return false;
  }
  return depth === 0;
}

/** A string on one line, or a comment. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

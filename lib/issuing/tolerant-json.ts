import { parseJson } from "@/lib/issuing/json";
import { repairJson } from "@/lib/issuing/repair-json";
import type { JsonValue } from "@/lib/issuing/types";

export interface TolerantReading {
  json: JsonValue;
  /** It was no JSON as it stood. */
  repaired: boolean;
}

/** The contract's samples have less than one KB: what is longer and no JSON is kept for a person to look at. */
export const LONGEST_REPAIR = 16 * 1024;

/**
 * Reads a body that should be JSON, also with the faults of the contract's own samples: missing commas, `//` comments
 * (issuing-api §9.3, §9.4). Null when it cannot be read, and when it seems cut off: half an amount is not an amount.
 */
export function readTolerantly(body: string): TolerantReading | null {
  const json = parseJson(body);
  if (json !== undefined) return { json, repaired: false };
  if (body.length > LONGEST_REPAIR) return null;
  const repaired = repairJson(body.replace(/^\uFEFF+/, "").trim());
  const reading = repaired === null ? undefined : parseJson(repaired);
  return reading === undefined ? null : { json: reading, repaired: true };
}

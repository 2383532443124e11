/**
 * The snake_case form of a field name, whatever casing the issuer used: `referenceID`, `reference_id`,
 * `ReferenceId` and `reference id` are one name (contract §11: two services, two casings).
 */
export function canonicalKey(key: string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const canonical = key
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/([A-Za-z])(\d)/g, "$1_$2")
    .replace(/(\d)([A-Za-z])/g, "$1_$2")
    .replace(/[\s_-]+/g, "_")
    .toLowerCase();
  if (cache.size < 2000) cache.set(key, canonical);
  return canonical;
}

const cache = new Map<string, string>();

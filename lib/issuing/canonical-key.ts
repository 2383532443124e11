/**
 * The snake_case form of a field name, whatever casing the issuer used: `referenceID`, `reference_id`,
 * `ReferenceId` and `reference id` are one name (contract §11: two services, two casings).
 */
export function canonicalKey(key: string): string {
  if (PLAIN.test(key) || key.length > LONGEST) return key;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const canonical = key
    .replace(BOUNDARY, "_")
    .replace(/[\s_-]+/g, "_")
    .toLowerCase();
  if (cache.size < 2000) cache.set(key, canonical);
  return canonical;
}

/** No field of the contract has a longer name. */
const LONGEST = 80;
const PLAIN = /^[a-z]+(?:_[a-z]+)*$/;
/** Before a capital that begins a word, and between a letter and a digit. */
const BOUNDARY = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])/g;

const cache = new Map<string, string>();

import codes from "i18n-iso-countries/codes.json";

/** ISO 3166-1: alpha-3 → alpha-2, which `Intl.DisplayNames` wants. */
const ALPHA2 = new Map(codes.map(([alpha2 = "", alpha3 = ""]) => [alpha3, alpha2]));

export const COUNTRIES: readonly string[] = [...ALPHA2.keys()].sort();

/** ISO 3166-1 alpha-2 of an alpha-3 code; null for one that nobody knows. */
export function twoLetterCode(alpha3: string): string | null {
  return ALPHA2.get(alpha3) ?? null;
}

export function isCountry(alpha3: string): boolean {
  return ALPHA2.has(alpha3);
}

/**
 * The country's name in this language, short as one says it (“Hong Kong”, “US”) or as registers write it; a code that
 * nobody knows is its own name.
 */
export function countryName(alpha3: string, locale: string, style: "short" | "long" = "short"): string {
  const alpha2 = ALPHA2.get(alpha3);
  if (!alpha2) return alpha3;
  const key = `${locale} ${style}`;
  const names = NAMES.get(key) ?? new Intl.DisplayNames([locale], { type: "region", style });
  NAMES.set(key, names);
  return names.of(alpha2) ?? alpha3;
}

/** Making one costs more than hundreds of look-ups. */
const NAMES = new Map<string, Intl.DisplayNames>();

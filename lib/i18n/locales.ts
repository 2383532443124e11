export const locales = ["en", "zh-HK", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

export const LOCALE_COOKIE = "locale";
export const TIME_ZONE_COOKIE = "tz";
export const FALLBACK_TIME_ZONE = "Asia/Hong_Kong";

/** Each language under its own name, as a reader of it expects to find it. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  "zh-HK": "繁體中文",
  "zh-CN": "简体中文",
};

/** Takes a cookie's value; gives the supported locale it names, or undefined. */
export function parseLocale(value: string | undefined): Locale | undefined {
  return locales.find((locale) => locale === value);
}

/**
 * Chooses a supported locale from an Accept-Language header (RFC 9110 §12.5.4, `q` weights honoured).
 * Traditional script or the regions HK, TW and MO give zh-HK, every other Chinese zh-CN, all else English.
 */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const ranges = (acceptLanguage ?? "")
    .split(",")
    .map((part) => parseRange(part))
    .filter((range) => range.tag !== "" && range.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of ranges) {
    if (tag === "en" || tag.startsWith("en-")) return "en";
    if (tag === "zh" || tag.startsWith("zh-")) return chineseFor(tag);
  }
  return "en";
}

/** Takes a cookie's value; gives the IANA zone if this runtime knows it, else undefined. */
export function parseTimeZone(value: string | undefined): string | undefined {
  if (!value || value.length > 64) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function parseRange(part: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const q = parameters.map((p) => p.trim()).find((p) => p.startsWith("q="));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { tag: tag.trim(), weight: Number.isFinite(weight) ? weight : 0 };
}

function chineseFor(tag: string): Locale {
  const subtags = tag.split("-").slice(1);
  if (subtags.includes("hans")) return "zh-CN";
  return subtags.some((subtag) => ["hant", "hk", "tw", "mo"].includes(subtag)) ? "zh-HK" : "zh-CN";
}

import { COUNTRIES, countryName, isCountry, twoLetterCode } from "@/lib/i18n/countries";
import { locales } from "@/lib/i18n/locales";

/**
 * ISO 3166-1 alpha-3 of a country as people's files name it: by either code, or by its name in English or Chinese, short or
 * long. A text that names none comes back as it is, in capitals.
 */
export function readCountry(text: string): string {
  const wanted = plain(text);
  const upper = text.normalize("NFKC").trim().toUpperCase();
  if (isCountry(upper)) return upper;
  return names().get(wanted) ?? upper;
}

let known: Map<string, string> | undefined;

function names(): Map<string, string> {
  known ??= new Map([
    ...COUNTRIES.flatMap((code) =>
      [code, twoLetterCode(code) ?? code].map((one) => [plain(one), code] as const),
    ),
    ...COUNTRIES.flatMap((code) =>
      locales.flatMap((locale) =>
        (["short", "long"] as const).map((style) => [plain(countryName(code, locale, style)), code] as const),
      ),
    ),
    ...Object.entries(ALSO).flatMap(([code, said]) => said.map((name) => [plain(name), code] as const)),
  ]);
  return known;
}

/** Names and two-letter codes that are said, beside those of registers. */
const ALSO: Record<string, readonly string[]> = {
  HKG: [
    "HK",
    "Hong Kong",
    "Hongkong",
    "Hong Kong SAR",
    "H.K.",
    "香港",
    "香港特別行政區",
    "香港特别行政区",
    "中國香港",
    "中国香港",
  ],
  MAC: ["MO", "Macau", "Macao", "澳門", "澳门"],
  CHN: [
    "CN",
    "PRC",
    "China",
    "Mainland China",
    "People's Republic of China",
    "中國",
    "中国",
    "中國內地",
    "中国内地",
    "中国大陆",
  ],
  TWN: ["TW", "Taiwan", "台灣", "台湾", "臺灣"],
  GBR: ["GB", "UK", "United Kingdom", "Great Britain", "Britain", "England", "英國", "英国"],
  USA: ["US", "United States", "United States of America", "America", "美國", "美国"],
  KOR: ["KR", "Korea", "South Korea", "Republic of Korea", "韓國", "韩国"],
  ARE: ["AE", "UAE", "United Arab Emirates", "阿聯酋", "阿联酋"],
  RUS: ["RU", "Russia", "Russian Federation"],
  VNM: ["VN", "Vietnam", "Viet Nam"],
  CZE: ["CZ", "Czech Republic", "Czechia"],
  NLD: ["NL", "Holland", "Netherlands", "The Netherlands"],
  LAO: ["LA", "Laos"],
  MMR: ["MM", "Burma", "Myanmar"],
  TUR: ["TR", "Turkey", "Türkiye"],
};

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/&/g, "and")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

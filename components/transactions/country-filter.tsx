"use client";

import { useLocale, useTranslations } from "next-intl";
import { CodeFilter } from "./code-filter";
import { COUNTRIES, countryName, countryWords } from "./countries";

interface CountryFilterProps {
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

export function CountryFilter({ selected, onChange }: CountryFilterProps) {
  const t = useTranslations("transactions.filters");
  const locale = useLocale();
  const full = new Intl.DisplayNames(locale, { type: "region" });
  const others = COUNTRIES.filter((code) => !NEAR.includes(code)).sort((a, b) =>
    countryName(a, locale).localeCompare(countryName(b, locale), locale),
  );
  const options = [...NEAR, ...others].map((code) => ({
    code,
    name: countryName(code, locale),
    also: `${full.of(code) ?? ""} ${countryWords(code).join(" ")}`,
  }));
  return <CodeFilter label={t("country")} options={options} selected={selected} onChange={onChange} />;
}

/** Where cards of Hong Kong are used most come first. */
const NEAR: readonly string[] = ["HK", "CN", "MO", "TW", "JP", "KR", "SG", "TH", "GB", "US"];

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
  const options = COUNTRIES.map((code) => ({
    code,
    name: countryName(code, locale),
    also: `${full.of(code) ?? ""} ${countryWords(code).join(" ")}`,
  })).sort((a, b) => a.name.localeCompare(b.name, locale));
  return <CodeFilter label={t("country")} options={options} selected={selected} onChange={onChange} />;
}

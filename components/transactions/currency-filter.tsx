"use client";

import { useLocale, useTranslations } from "next-intl";
import { CodeFilter } from "./code-filter";

interface CurrencyFilterProps {
  /** Those that the business' cards have, which come first. */
  usual: readonly string[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

export function CurrencyFilter({ usual, selected, onChange }: CurrencyFilterProps) {
  const t = useTranslations("transactions.filters");
  const names = new Intl.DisplayNames(useLocale(), { type: "currency" });
  const codes = new Set([...usual, ...COMMON, ...Intl.supportedValuesOf("currency")]);
  const options = [...codes].map((code) => ({ code, name: nameOf(names, code) }));
  return <CodeFilter label={t("currency")} options={options} selected={selected} onChange={onChange} />;
}

const COMMON = ["HKD", "USD", "CNY", "EUR", "GBP", "JPY", "SGD", "MOP", "TWD", "KRW", "THB", "AUD"];

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? "";
  } catch {
    return "";
  }
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId, useMemo } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { COUNTRIES, countryName } from "@/lib/i18n/countries";

interface CountryFieldProps {
  error: string | undefined;
  /** ISO 3166 alpha-3 */
  initial?: string | null;
}

/** A country by its name in the viewer's language, out of a list that is searched by typing. */
export function CountryField({ error, initial }: CountryFieldProps) {
  const t = useTranslations("users.form");
  const locale = useLocale();
  const id = useId();
  const options = useMemo(() => {
    const collator = new Intl.Collator(locale);
    return COUNTRIES.map((code) => optionText(code, locale)).sort(collator.compare);
  }, [locale]);
  return (
    <Field label={t("issuingCountry")} hint={t("countryHint")} error={error} required>
      <Input
        name="issuingCountry"
        list={`${id}countries`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        defaultValue={initial ? optionText(initial, locale) : undefined}
      />
      <datalist id={`${id}countries`}>
        {options.map((option) => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </Field>
  );
}

/** The alpha-3 code behind what was typed or picked: “Hong Kong … (HKG)”, “HKG”, or the name alone. */
export function countryOf(typed: string, locale: string): string {
  const text = typed.trim();
  const picked = /\(([A-Z]{3})\)$/.exec(text)?.[1] ?? text.toUpperCase();
  if (COUNTRIES.includes(picked)) return picked;
  const named = COUNTRIES.find(
    (code) => countryName(code, locale, "long").toLocaleLowerCase(locale) === text.toLocaleLowerCase(locale),
  );
  return named ?? text;
}

function optionText(code: string, locale: string): string {
  return `${countryName(code, locale, "long")} (${code})`;
}

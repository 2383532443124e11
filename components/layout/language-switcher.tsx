"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTransition } from "react";
import { setPreferenceCookie } from "@/components/ui/preference-cookie";
import { Select } from "@/components/ui/select";
import { LOCALE_COOKIE, localeNames, locales } from "@/lib/i18n/locales";

/** Changes the language of every screen, and of what the issuer is asked in, without leaving the page. */
export function LanguageSwitcher({ className }: { className?: string }) {
  const t = useTranslations("layout.viewer");
  const locale = useLocale();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Select
      aria-label={t("language")}
      {...(className ? { className } : {})}
      value={locale}
      aria-busy={pending || undefined}
      onChange={(event) => {
        setPreferenceCookie(LOCALE_COOKIE, event.target.value);
        startTransition(() => router.refresh());
      }}
    >
      {locales.map((option) => (
        <option key={option} value={option} lang={option}>
          {localeNames[option]}
        </option>
      ))}
    </Select>
  );
}

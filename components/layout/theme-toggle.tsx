"use client";

import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { clearPreferenceCookie, setPreferenceCookie } from "@/components/ui/preference-cookie";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { parseTheme, THEME_COOKIE, type Theme } from "./appearance";

/**
 * System, light or dark. The choice is a cookie that the server writes into `<html data-theme>`, so no script has to run
 * before the first paint and nothing flashes. Render it only in the browser (it sits in popovers).
 */
export function ThemeToggle() {
  const t = useTranslations("layout.viewer");
  const [theme, setTheme] = useState<Theme>(() =>
    parseTheme(typeof document === "undefined" ? undefined : document.documentElement.dataset.theme),
  );
  const choose = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset.theme = next;
    if (next === "system") clearPreferenceCookie(THEME_COOKIE);
    else setPreferenceCookie(THEME_COOKIE, next);
  };
  return (
    <SegmentedControl
      label={t("theme")}
      className="w-full"
      value={theme}
      onChange={choose}
      options={[
        {
          value: "system",
          label: (
            <>
              <Monitor aria-hidden="true" />
              {t("system")}
            </>
          ),
        },
        {
          value: "light",
          label: (
            <>
              <Sun aria-hidden="true" />
              {t("light")}
            </>
          ),
        },
        {
          value: "dark",
          label: (
            <>
              <Moon aria-hidden="true" />
              {t("dark")}
            </>
          ),
        },
      ]}
    />
  );
}

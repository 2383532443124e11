"use client";

import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { parseTheme, type Theme } from "./appearance";
import { setTheme as applyTheme } from "./set-theme";

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
    applyTheme(next);
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

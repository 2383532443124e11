export const THEME_COOKIE = "theme";
export const SIDEBAR_COOKIE = "sidebar";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Takes a cookie's value; anything unknown follows the system. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

export function parseSidebar(value: string | undefined): "collapsed" | "open" {
  return value === "collapsed" ? "collapsed" : "open";
}

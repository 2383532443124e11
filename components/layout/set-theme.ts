import { clearPreferenceCookie, setPreferenceCookie } from "@/components/ui/preference-cookie";
import { THEME_COOKIE, type Theme } from "./appearance";

/** Changes the theme of the document at once, and of what the server writes from now on. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  if (theme === "system") clearPreferenceCookie(THEME_COOKIE);
  else setPreferenceCookie(THEME_COOKIE, theme);
}

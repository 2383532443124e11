"use client";

import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useTranslations } from "next-intl";
import { navGroups, navHref, navIcons } from "@/components/layout/nav-items";
import { setTheme } from "@/components/layout/set-theme";
import { PaletteGroup } from "./palette-group";
import { PaletteItem } from "./palette-items";

const THEMES = [
  ["light", Sun],
  ["dark", Moon],
  ["system", Monitor],
] as const;

/** The pages that this person may enter and what can be done anywhere, as far as their names hold what was typed. */
export function usePages(q: string, pages: readonly string[]) {
  const t = useTranslations("search");
  const nav = useTranslations("layout.nav");
  const isMeant = (name: string) => matches(name, q);
  return {
    pages: navGroups
      .flat()
      .filter((id) => pages.includes(id) && isMeant(`${t("goTo", { page: nav(id) })} ${id}`)),
    themes: q === "" ? [] : THEMES.filter(([theme]) => isMeant(`${t(`themes.${theme}`)} ${theme}`)),
  };
}

interface PalettePagesProps extends ReturnType<typeof usePages> {
  q: string;
  go: (href: string) => void;
  onClose: () => void;
}

export function PalettePages({ pages, themes, q, go, onClose }: PalettePagesProps) {
  const t = useTranslations("search");
  const nav = useTranslations("layout.nav");
  return (
    <>
      {pages.length > 0 ? (
        <PaletteGroup heading={t("groups.pages")}>
          {pages.map((id) => {
            const Icon = navIcons[id];
            return (
              <PaletteItem
                key={id}
                value={`page ${id}`}
                icon={<Icon aria-hidden="true" />}
                onOpen={() => go(navHref(id))}
              >
                {q === "" ? nav(id) : t("goTo", { page: nav(id) })}
              </PaletteItem>
            );
          })}
        </PaletteGroup>
      ) : null}
      {themes.length > 0 ? (
        <PaletteGroup heading={t("groups.actions")}>
          {themes.map(([theme, Icon]) => (
            <PaletteItem
              key={theme}
              value={`theme ${theme}`}
              icon={<Icon aria-hidden="true" />}
              onOpen={() => {
                setTheme(theme);
                onClose();
              }}
            >
              {t(`themes.${theme}`)}
            </PaletteItem>
          ))}
        </PaletteGroup>
      ) : null}
    </>
  );
}

/** Each word typed begins a word of the name, or stands in it where its script has no blanks. */
function matches(name: string, q: string): boolean {
  const text = ` ${name.toLowerCase()}`;
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(/^[\0-\x7f]+$/.test(word) ? ` ${word}` : word));
}

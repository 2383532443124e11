"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";

/** Shown when neither a thing nor a page matches; an option, since a list for the ear must not be empty. */
export function PaletteEmpty({ q }: { q: string }) {
  const t = useTranslations("search");
  return (
    <Command.Item disabled value="nothing" className="px-6 py-8 text-center text-sm">
      <p className="font-medium">{t("none", { q })}</p>
      <p className="mt-1 text-muted">{t("noneText")}</p>
    </Command.Item>
  );
}

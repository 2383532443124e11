import { useTranslations } from "next-intl";

export const MAIN_ID = "main";

/** The first stop of the Tab key: past the menu, to the page. */
export function SkipLink() {
  const t = useTranslations("layout");
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only rounded-md bg-accent px-3 py-1.5 font-medium text-on-accent text-sm focus:not-sr-only focus:fixed focus:top-8 focus:left-2 focus:z-50"
    >
      {t("skip")}
    </a>
  );
}

import { useTranslations } from "next-intl";
import { Kbd } from "@/components/ui/kbd";

/** The keys, for who does not know them yet. */
export function PaletteFooter() {
  const t = useTranslations("search.keys");
  return (
    <p
      aria-hidden="true"
      className="flex gap-4 border-line border-t bg-subtle px-4 py-2 text-muted text-xs pointer-coarse:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd> {t("move")}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>↵</Kbd> {t("open")}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd>Esc</Kbd> {t("close")}
      </span>
    </p>
  );
}

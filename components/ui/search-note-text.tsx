import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import type { SearchNote } from "./use-typed-search";

interface SearchNoteTextProps {
  note: SearchNote | null;
  /** Other words for a number that was cut. */
  cut?: string;
  className?: string;
}

/** Says why what was typed was changed, or is not looked for yet. */
export function SearchNoteText({ note, cut, className }: SearchNoteTextProps) {
  const t = useTranslations("ui.search");
  return note ? (
    <p role="status" className={clsx("text-info text-xs", className)}>
      {note === "cut" && cut ? cut : t(note)}
    </p>
  ) : null;
}

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { LinkButton } from "./link-button";
import type { SearchNote } from "./use-typed-search";

interface SearchNoteTextProps {
  note: SearchNote | null;
  /** Other words for a number that was cut. */
  cut?: string;
  /** What may be a merchant's id, and can be looked for as one. */
  merchantId?: string | null;
  onMerchant?: () => void;
  className?: string;
}

/** Says why what is typed was changed, or is not looked for yet, and offers what else it may be. */
export function SearchNoteText({ note, cut, merchantId, onMerchant, className }: SearchNoteTextProps) {
  const t = useTranslations("ui.search");
  if (!note) return null;
  return (
    <div className={clsx("flex flex-wrap items-center gap-x-3 gap-y-1 text-info text-xs", className)}>
      <p role="status">{note === "cut" && cut ? cut : t(note)}</p>
      {merchantId ? (
        <LinkButton
          size="sm"
          prefetch={false}
          href={`/transactions?merchant=${merchantId}`}
          // The box keeps the focus until then: leaving it would end what is typed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={onMerchant}
        >
          {t("asMerchant")}
        </LinkButton>
      ) : null}
    </div>
  );
}

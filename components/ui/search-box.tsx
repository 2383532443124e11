"use client";

import { clsx } from "clsx";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { controlStyle } from "./control-style";
import { SearchNoteText } from "./search-note-text";
import { useTypedSearch } from "./use-typed-search";

interface SearchBoxProps {
  /** Accessible name and placeholder: what can be searched for. */
  label: string;
  value: string;
  /** Called 250 ms after the last key, and at once on Enter, with what may stand in an address. */
  onSearch: (text: string) => void;
  /** Finds a document's number in a body and gives what to look for instead; null when there is nobody. */
  findDocument?: (typed: string) => Promise<string | null>;
  className?: string;
}

/** A search field whose text belongs to the viewer until he pauses, so slow answers never overwrite his typing. */
export function SearchBox({ label, value, onSearch, findDocument, className }: SearchBoxProps) {
  const t = useTranslations("ui.search");
  const input = useRef<HTMLInputElement>(null);
  const { text, note, merchantId, change, end, leave } = useTypedSearch({
    value,
    restMs: DEBOUNCE_MS,
    onSearch,
    findDocument,
  });

  return (
    <search className={clsx("block", className)}>
      <span className="relative block">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-3.5 text-faint"
        />
        <input
          ref={input}
          type="search"
          aria-label={label}
          placeholder={label}
          value={text}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && end()}
          onBlur={leave}
          className={clsx(
            controlStyle,
            "h-8 pr-8 pl-8 pointer-coarse:h-10 [&::-webkit-search-cancel-button]:appearance-none",
          )}
        />
        {text === "" ? null : (
          <button
            type="button"
            aria-label={t("clear")}
            // The field keeps the focus: leaving it would look for what is about to be cleared.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              change("");
              input.current?.focus();
            }}
            className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center rounded-sm text-faint hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </button>
        )}
      </span>
      <SearchNoteText note={note} merchantId={merchantId} onMerchant={() => change("")} className="mt-1" />
    </search>
  );
}

const DEBOUNCE_MS = 250;

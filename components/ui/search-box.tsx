"use client";

import { clsx } from "clsx";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { controlStyle } from "./control-style";

interface SearchBoxProps {
  /** Accessible name and placeholder: what can be searched for. */
  label: string;
  value: string;
  /** Called 250 ms after the last key, and at once on Enter. */
  onSearch: (text: string) => void;
  className?: string;
}

/** A search field whose text belongs to the viewer until he pauses, so slow answers never overwrite his typing. */
export function SearchBox({ label, value, onSearch, className }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [given, setGiven] = useState(value);
  const t = useTranslations("ui.search");
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (value !== given) {
    setGiven(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    clearTimeout(timer.current);
    setGiven(next);
    onSearch(next);
  };
  const change = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (next === "") send("");
    else timer.current = setTimeout(() => send(next), DEBOUNCE_MS);
  };

  return (
    <search className={clsx("relative block", className)}>
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
        onKeyDown={(event) => event.key === "Enter" && send(text)}
        className={clsx(
          controlStyle,
          "h-8 pr-8 pl-8 pointer-coarse:h-10 [&::-webkit-search-cancel-button]:appearance-none",
        )}
      />
      {text === "" ? null : (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={() => {
            change("");
            input.current?.focus();
          }}
          className="absolute inset-y-0 right-1 my-auto grid size-6 place-items-center rounded-sm text-faint hover:text-ink"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </search>
  );
}

const DEBOUNCE_MS = 250;

"use client";

import Search from "lucide-react/icons/search";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";
import { useApple } from "@/components/ui/use-apple";

interface SearchButtonProps {
  onOpen: () => void;
  /** The button is about to be used: what it opens may be loaded. */
  onAim: () => void;
}

/** Opens the palette that the caller loads, also by Cmd-K or Ctrl-K, and by / where the page has no search of its own. */
export function SearchButton({ onOpen, onAim }: SearchButtonProps) {
  const t = useTranslations("layout.search");
  const apple = useApple();
  const open = useEffectEvent(onOpen);
  const aim = useEffectEvent(onAim);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Meta" || event.key === "Control") aim();
      if (event.defaultPrevented || event.altKey || !(isCommandK(event) || isSlash(event))) return;
      event.preventDefault();
      // A form in front would be left with what was typed into it.
      if (document.querySelector("dialog:modal")) return;
      open();
    };
    document.addEventListener("keydown", listen);
    // What was pressed before is held until then (see early-input).
    button.current?.setAttribute("data-listens", "");
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <button
      ref={button}
      type="button"
      onClick={onOpen}
      onPointerEnter={onAim}
      onFocus={onAim}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-muted text-sm hover:border-control hover:text-ink sm:w-64 pointer-coarse:h-10"
    >
      <Search aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="max-sm:sr-only">{t("open")}</span>
      <span aria-hidden="true" className="ml-auto flex gap-0.5 max-sm:hidden pointer-coarse:hidden">
        <Kbd>{apple ? "⌘" : "Ctrl"}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}

function isCommandK(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey);
}

/** Not while a person types, nor where a list's own search field answers to it. */
function isSlash(event: KeyboardEvent): boolean {
  if (event.key !== "/" || event.metaKey || event.ctrlKey) return false;
  const typing =
    event.target instanceof HTMLElement &&
    event.target.matches("input, textarea, select, [contenteditable=true]");
  return !typing && document.querySelector("main input[type=search]") === null;
}

"use client";

import Search from "lucide-react/icons/search";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Kbd } from "@/components/ui/kbd";

/** Opens the palette that the caller loads, also by Cmd-K or Ctrl-K. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("layout.search");
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-muted text-sm hover:border-control hover:text-ink sm:w-64 pointer-coarse:h-10"
    >
      <Search aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="max-sm:sr-only">{t("open")}</span>
      <span aria-hidden="true" className="ml-auto flex gap-0.5 max-sm:hidden pointer-coarse:hidden">
        <Kbd>⌘</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}

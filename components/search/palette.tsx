"use client";

import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { SearchNoteText } from "@/components/ui/search-note-text";
import { PaletteFooter } from "./palette-footer";
import { PalettePages, usePages } from "./palette-pages";
import { PaletteRecent } from "./palette-recent";
import { PaletteResults } from "./palette-results";
import { PaletteState } from "./palette-state";
import { DIALOG, INPUT } from "./palette-style";
import { useModal } from "./use-modal";
import { usePaletteSearch } from "./use-palette-search";

export interface PaletteProps {
  person: string;
  pages: readonly string[];
  /** What was typed before the palette was loaded, and whether Enter was pressed behind it. */
  typed: string;
  entered: boolean;
  onClose: () => void;
}

/** Finds cards, people, transactions and pages from anywhere, by keyboard alone. */
export function Palette({ person, pages, typed, entered, onClose }: PaletteProps) {
  const t = useTranslations("search");
  const frame = useTranslations("layout.search");
  const router = useRouter();
  const dialog = useModal(onClose);
  const search = usePaletteSearch(typed);
  const [selected, setSelected] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const found = usePages(search.q, pages);
  const empty = search.count + found.pages.length + found.themes.length === 0;
  const { onMoved, onItems } = useSelection(list, search.q, setSelected);
  const waitForFresh = useOpenWhenFresh(search.stale, list, entered);
  const onKeyDown = (event: KeyboardEvent) => {
    if (/^(Arrow|Home|End|Page)/.test(event.key)) onMoved();
    if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onClose();
    }
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    // What is shown may answer the text before: the first hit of the answer that is on its way is meant.
    if (search.stale && !/^(page|theme) /.test(selected)) {
      event.preventDefault();
      event.stopPropagation();
      search.end();
      waitForFresh();
    }
  };
  return (
    <dialog {...dialog} aria-label={frame("title")} className={DIALOG}>
      <Command
        shouldFilter={false}
        loop
        vimBindings={false}
        label={frame("label")}
        value={selected}
        onValueChange={setSelected}
        onKeyDownCapture={onKeyDown}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex items-center gap-3 border-line border-b px-4">
          <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <Command.Input
            value={search.text}
            onValueChange={search.change}
            placeholder={frame("placeholder")}
            maxLength={100}
            className={INPUT}
          />
          <IconButton
            label={t("keys.close")}
            icon={<X />}
            onClick={onClose}
            className="sm:pointer-fine:hidden"
          />
        </div>
        <SearchNoteText
          note={search.note}
          cut={t("cut")}
          merchantId={pages.includes("transactions") ? search.merchantId : null}
          onMerchant={onClose}
          className="border-line border-b bg-info-subtle px-4 py-2"
        />
        <Command.List
          ref={list}
          label={frame("title")}
          onPointerMove={onMoved}
          className="scrollbar-thin max-h-[24rem] min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2 max-sm:max-h-none"
        >
          {search.q === "" ? <PaletteRecent person={person} pages={pages} go={go} onItems={onItems} /> : null}
          {search.results ? (
            <PaletteResults results={search.results} q={search.asked} pages={pages} go={go} />
          ) : null}
          <PalettePages {...found} q={search.q} go={go} onClose={onClose} />
          {empty && !search.stale && !search.error ? <PaletteEmpty q={search.q} /> : null}
        </Command.List>
        <PaletteState search={search} />
        <PaletteFooter />
      </Command>
    </dialog>
  );
}

/**
 * The first line is selected until the viewer chooses another, also when lines come later above it, and when the selected
 * one is gone: Enter must always mean something that is seen.
 */
function useSelection(list: RefObject<HTMLElement | null>, q: string, select: (value: string) => void) {
  const moved = useRef(false);
  const selectFirst = () => {
    const first = list.current?.querySelector("[cmdk-item]:not([aria-disabled=true])");
    const value = first?.getAttribute("data-value");
    const kept = moved.current && list.current?.querySelector("[cmdk-item][aria-selected=true]");
    if (value && !kept) select(value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another choice
  useEffect(() => {
    moved.current = false;
  }, [q]);
  useEffect(selectFirst);
  return {
    onMoved: () => {
      moved.current = true;
    },
    onItems: selectFirst,
  };
}

/** Gives a way to say that the first hit is to be opened as soon as the answer to the typed text is there. */
function useOpenWhenFresh(stale: boolean, list: RefObject<HTMLElement | null>, entered: boolean): () => void {
  const waiting = useRef(entered);
  useEffect(() => {
    if (stale || !waiting.current) return;
    waiting.current = false;
    list.current?.querySelector<HTMLElement>("[cmdk-item]:not([aria-disabled=true])")?.click();
  }, [stale, list]);
  return () => {
    waiting.current = true;
  };
}

/** Shown when neither a thing nor a page matches; an option, since a list for the ear must not be empty. */
function PaletteEmpty({ q }: { q: string }) {
  const t = useTranslations("search");
  return (
    <Command.Item disabled value="nothing" className="px-6 py-8 text-center text-sm">
      <p className="font-medium">{t("none", { q })}</p>
      <p className="mt-1 text-muted">{t("noneText")}</p>
    </Command.Item>
  );
}

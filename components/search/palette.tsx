"use client";

import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { PaletteEmpty } from "./palette-empty";
import { PaletteFooter } from "./palette-footer";
import { PalettePages, usePages } from "./palette-pages";
import { PaletteRecent } from "./palette-recent";
import { PaletteResults } from "./palette-results";
import { PaletteState } from "./palette-state";
import { useModal } from "./use-modal";
import { usePaletteSearch } from "./use-palette-search";

export interface PaletteProps {
  person: string;
  rooms: readonly string[];
  onClose: () => void;
}

/** Finds cards, people, transactions and pages from anywhere, by keyboard alone. */
export function Palette({ person, rooms, onClose }: PaletteProps) {
  const t = useTranslations("search");
  const router = useRouter();
  const dialog = useModal(onClose);
  const search = usePaletteSearch();
  const [selected, setSelected] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const found = usePages(search.q, rooms);
  const empty = search.count + found.pages.length + found.themes.length === 0;
  useSelection(list, setSelected);
  const waitForFresh = useOpenWhenFresh(search.stale, list);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onClose();
    }
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    // What is shown may answer the text before: the first hit of the answer that is on its way is meant.
    if (search.stale && !/^(page|theme) /.test(selected)) {
      event.preventDefault();
      event.stopPropagation();
      waitForFresh();
    }
  };
  return (
    <dialog {...dialog} aria-label={t("title")} className={DIALOG}>
      <Command
        shouldFilter={false}
        loop
        vimBindings={false}
        label={t("label")}
        value={selected}
        onValueChange={setSelected}
        onKeyDownCapture={onKeyDown}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex items-center gap-3 border-line border-b px-4">
          <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <Command.Input
            value={search.typed}
            onValueChange={search.type}
            placeholder={t("placeholder")}
            maxLength={100}
            className="h-12 w-full bg-transparent text-base outline-none placeholder:text-faint"
          />
          <IconButton
            label={t("keys.close")}
            icon={<X />}
            onClick={onClose}
            className="sm:pointer-fine:hidden"
          />
        </div>
        {search.wasCut ? (
          <p role="status" className="border-line border-b bg-info-subtle px-4 py-2 text-info text-xs">
            {t("cut")}
          </p>
        ) : null}
        <Command.List
          ref={list}
          label={t("title")}
          className="scrollbar-thin max-h-[24rem] min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2 max-sm:max-h-none"
        >
          {search.q === "" ? <PaletteRecent person={person} rooms={rooms} go={go} /> : null}
          {search.results ? (
            <PaletteResults results={search.results} q={search.q} rooms={rooms} go={go} />
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

const DIALOG =
  "mx-auto mt-[12vh] mb-auto w-[calc(100vw-2rem)] max-w-2xl overflow-hidden rounded-xl border border-line bg-raised p-0 shadow-lg open:flex open:flex-col max-sm:m-0 max-sm:h-dvh max-sm:max-h-none max-sm:w-full max-sm:max-w-none max-sm:rounded-none max-sm:border-0";

/** When the selected line is gone, the first one is selected: Enter must always mean something that is seen. */
function useSelection(list: RefObject<HTMLElement | null>, select: (value: string) => void): void {
  useEffect(() => {
    const first = list.current?.querySelector("[cmdk-item]:not([aria-disabled=true])");
    const value = first?.getAttribute("data-value");
    if (value && !list.current?.querySelector("[cmdk-item][aria-selected=true]")) select(value);
  });
}

/** Gives a way to say that the first hit is to be opened as soon as the answer to the typed text is there. */
function useOpenWhenFresh(stale: boolean, list: RefObject<HTMLElement | null>): () => void {
  const waiting = useRef(false);
  useEffect(() => {
    if (stale || !waiting.current) return;
    waiting.current = false;
    list.current?.querySelector<HTMLElement>("[cmdk-item]:not([aria-disabled=true])")?.click();
  }, [stale, list]);
  return () => {
    waiting.current = true;
  };
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Search from "lucide-react/icons/search";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ComponentType, type KeyboardEvent, useEffect, useState } from "react";
import { SearchButton } from "@/components/layout/search-button";
import { MergeMessages } from "@/lib/i18n/merge-messages";
import { searchMessagesOptions } from "@/lib/search/query-options";
import type { PaletteProps } from "./palette";
import { DIALOG, INPUT } from "./palette-style";
import { rememberOpened } from "./recently-opened";
import { thingAt } from "./thing-href";
import { useModal } from "./use-modal";

const load = () => import("./palette");

interface SearchHostProps {
  /** Whose recently opened things are shown. */
  person: string;
  /** The pages that this person may enter. */
  pages: readonly string[];
}

/** The search button and, from its first use on, the palette: its field at once, the rest when it is loaded. */
export function SearchHost({ person, pages }: SearchHostProps) {
  const [open, setOpen] = useState(false);
  const pathname = usePathname();
  const client = useQueryClient();
  const messages = searchMessagesOptions(useLocale());
  const aim = () => {
    load().catch(() => undefined);
    client.prefetchQuery(messages);
  };
  useEffect(() => {
    const thing = thingAt(pathname);
    if (thing) rememberOpened(person, thing);
  }, [pathname, person]);
  return (
    <>
      <SearchButton onOpen={() => setOpen(true)} onAim={aim} />
      {open ? <OpenPalette person={person} pages={pages} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What is typed before the palette is loaded goes on in its field; Enter counts as soon as there is something to open. */
function OpenPalette(props: Omit<PaletteProps, "typed" | "entered">) {
  const [typed, setTyped] = useState("");
  const [entered, setEntered] = useState(false);
  const [composing, setComposing] = useState(false);
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const messages = useQuery(searchMessagesOptions(useLocale())).data;
  useEffect(() => {
    let closed = false;
    load().then(
      (file) => closed || setPalette(() => file.Palette),
      (error: unknown) => reportError(error),
    );
    return () => {
      closed = true;
    };
  }, []);
  if (Palette && messages && !composing) {
    return (
      <MergeMessages messages={messages}>
        <Palette {...props} typed={typed} entered={entered} />
      </MergeMessages>
    );
  }
  return (
    <PaletteStart
      typed={typed}
      onType={setTyped}
      onEnter={() => setEntered(true)}
      onComposing={setComposing}
      onClose={props.onClose}
    />
  );
}

interface PaletteStartProps {
  typed: string;
  onType: (typed: string) => void;
  onEnter: () => void;
  /** Whether an input method is putting characters together: the field must not be exchanged then. */
  onComposing: (composing: boolean) => void;
  onClose: () => void;
}

/** The palette's field before the rest of it is loaded: there in the first frame, so that no key is lost. */
function PaletteStart({ typed, onType, onEnter, onComposing, onClose }: PaletteStartProps) {
  const t = useTranslations("layout.search");
  const dialog = useModal(onClose);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) onEnter();
    if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onClose();
  };
  return (
    <dialog {...dialog} aria-label={t("title")} className={DIALOG}>
      <div className="flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-faint" />
        <input
          type="text"
          role="combobox"
          aria-label={t("label")}
          aria-expanded="true"
          aria-autocomplete="list"
          placeholder={t("placeholder")}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={onKeyDown}
          onCompositionStart={() => onComposing(true)}
          onCompositionEnd={() => onComposing(false)}
          className={INPUT}
        />
      </div>
      <div className="min-h-24" />
    </dialog>
  );
}

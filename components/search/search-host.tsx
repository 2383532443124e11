"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useLocale } from "next-intl";
import { type ComponentType, useEffect, useState } from "react";
import { SearchButton } from "@/components/layout/search-button";
import { MergeMessages } from "@/lib/i18n/merge-messages";
import { searchMessagesOptions } from "@/lib/search/query-options";
import type { PaletteProps } from "./palette";
import { PaletteStart } from "./palette-start";
import { rememberOpened } from "./recently-opened";
import { thingAt } from "./thing-href";

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

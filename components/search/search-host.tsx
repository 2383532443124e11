"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useLocale } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { SearchButton } from "@/components/layout/search-button";
import { searchMessagesOptions } from "@/lib/search/query-options";
import { rememberOpened } from "./recently-opened";
import { thingAt } from "./thing-href";

const load = () => import("./palette-with-messages");
const Palette = lazy(() => load().then((file) => ({ default: file.PaletteWithMessages })));

interface SearchHostProps {
  /** Whose recently opened things are shown. */
  person: string;
  /** The rooms that this person may enter. */
  rooms: readonly string[];
}

/** The search button and, from its first use on, the palette, which no page loads before. */
export function SearchHost({ person, rooms }: SearchHostProps) {
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
      {open ? (
        <Suspense>
          <Palette person={person} rooms={rooms} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

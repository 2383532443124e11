"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTypedSearch } from "@/components/ui/use-typed-search";
import { findDocumentHolder } from "@/components/users/find-document-holder";
import { searchOptions } from "@/lib/search/query-options";

const PAUSE_MS = 120;

/** What is typed, what of it may be sent, and what the server finds; the answer before stays until the next is there. */
export function usePaletteSearch(typed: string) {
  const [asked, setAsked] = useState("");
  const box = useTypedSearch({
    value: asked,
    typed,
    restMs: PAUSE_MS,
    onSearch: (text) => setAsked(text),
    findDocument: findDocumentHolder,
  });
  const q = box.text.trim();
  const wanted = asked.trim();
  const query = useQuery({ ...searchOptions(wanted), enabled: wanted !== "" });
  const results = q === "" ? undefined : query.data;
  return {
    ...box,
    q,
    /** What the results answer: it may stand in an address. */
    asked: wanted,
    results,
    count:
      (results?.cards?.length ?? 0) + (results?.people?.length ?? 0) + (results?.transactions?.length ?? 0),
    error: q === "" ? null : query.error,
    /** Whether what is shown answers something else than what is typed. */
    stale: q !== "" && (q !== wanted || query.isPlaceholderData || query.isPending),
    retry: query.refetch,
  };
}

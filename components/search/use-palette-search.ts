"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { searchOptions } from "@/lib/search/query-options";
import { cutSearch } from "./cut-search";

const PAUSE_MS = 120;

/** What was typed, cut and trimmed, and what the server finds for it; the answer before stays until the next is there. */
export function usePaletteSearch() {
  const [typed, setTyped] = useState("");
  const [wasCut, setWasCut] = useState(false);
  const [asked, setAsked] = useState("");
  const q = typed.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(q), q === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [q]);
  const query = useQuery({ ...searchOptions(asked), enabled: asked !== "" });
  const results = q === "" ? undefined : query.data;
  return {
    typed,
    q,
    wasCut,
    type: (text: string) => {
      const { text: safe, cut } = cutSearch(text);
      setTyped(safe);
      setWasCut(cut || (wasCut && safe.includes("******")));
    },
    results,
    count:
      (results?.cards?.length ?? 0) + (results?.people?.length ?? 0) + (results?.transactions?.length ?? 0),
    error: q === "" ? null : query.error,
    /** Whether what is shown answers something else than what is typed. */
    stale: q !== "" && (q !== asked || query.isPlaceholderData || query.isPending),
    retry: query.refetch,
  };
}

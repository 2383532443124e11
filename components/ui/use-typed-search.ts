"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { looksLikeDocument } from "@/lib/core/document-number";
import { heldSearch, sentSearch } from "@/lib/core/typed-search";

/** Why what is typed was changed, or is not looked for yet. */
export type SearchNote = "cut" | "growing" | "document" | "noDocument";

export interface TypedSearch {
  text: string;
  note: SearchNote | null;
  change: (typed: string) => void;
  /** The typing has ended: Enter, or another field. */
  end: () => void;
}

interface TypedSearchOptions {
  /** What is looked for now, as the address or the screen says it. */
  value: string;
  /** What was typed before this box was there. */
  typed?: string;
  restMs: number;
  /** Hears only what may stand in an address. */
  onSearch: (text: string) => void;
  /** Gives what to look for instead of a document's number, which travels in a body; null when there is nobody. */
  findDocument?: ((typed: string) => Promise<string | null>) | undefined;
}

/**
 * The text of a search box, which belongs to the viewer until he rests. A number that may become a card's waits until it
 * has ended; a full one is cut to its first six and last four digits before anybody hears of it.
 */
export function useTypedSearch(options: TypedSearchOptions): TypedSearch {
  const { value, typed: typedBefore, restMs, onSearch, findDocument } = options;
  const [text, setText] = useState(typedBefore ?? value);
  const [given, setGiven] = useState(value);
  const [note, setNote] = useState<SearchNote | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  if (value !== given) {
    setGiven(value);
    setText(value);
    setNote(null);
  }
  const startTyped = useEffectEvent(() => {
    if (typedBefore) change(typedBefore);
  });
  useEffect(() => {
    startTyped();
    return () => clearTimeout(timer.current);
  }, []);

  const send = (next: string, why: SearchNote | null) => {
    setText(next);
    setGiven(next);
    setNote(why);
    onSearch(next);
  };
  const byDocument = async (typed: string) => {
    const mine = asked.current;
    const found = await findDocument?.(typed).catch(() => null);
    if (mine !== asked.current) return;
    if (found) send(found, null);
    else setNote(findDocument ? "noDocument" : "document");
  };
  const finish = (typed: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    if (looksLikeDocument(typed)) {
      setNote("document");
      void byDocument(typed);
      return;
    }
    const { text: safe, cut } = sentSearch(typed);
    send(safe, cut || (note === "cut" && safe.includes("******")) ? "cut" : null);
  };
  const change = (typed: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    setText(typed);
    if (typed === "") return send("", null);
    // What comes at once has ended.
    if (typed.length - text.length >= PASTED && sentSearch(typed).cut) return finish(typed);
    const held = heldSearch(typed);
    setNote(held === "growing" ? "growing" : note === "cut" ? note : null);
    if (held === "growing") return;
    timer.current = setTimeout(() => finish(typed), held === "whole" ? WHOLE_MS : restMs);
  };
  const end = () => {
    if (text !== given || note === "growing") finish(text);
  };
  return { text, note, change, end };
}

const PASTED = 12;
/** A number that is a card's already may still be a longer one's beginning. */
const WHOLE_MS = 900;

"use client";

import { useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { looksLikeDocument } from "@/lib/core/document-number";
import { heldSearch, merchantIdIn } from "@/lib/core/typed-search";
import { sentNumbers } from "./sent-numbers";

/** Why what is typed was changed, or is not looked for yet. */
export type SearchNote = "cut" | "growing" | "held" | "document" | "noDocument";

export interface TypedSearch {
  text: string;
  note: SearchNote | null;
  /** What was typed, where it is held back or was cut and may be a merchant's id. */
  merchantId: string | null;
  change: (typed: string) => void;
  /** The viewer says that the typing has ended, by Enter. */
  end: () => void;
  /** The viewer goes to another field: what may grow into a card number stays, since he may come back to it. */
  leave: () => void;
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
  const [merchantId, setMerchantId] = useState<string | null>(null);
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
  // Before the next key: an effect that came after it would put back what was typed before.
  useLayoutEffect(() => {
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
    const sent = sentNumbers.end(typed);
    if (!sent) return setNote("held");
    send(sent.text, sent.cut || (note === "cut" && sent.text.includes("******")) ? "cut" : null);
  };
  const change = (typed: string) => {
    clearTimeout(timer.current);
    asked.current += 1;
    setText(typed);
    setMerchantId(merchantIdIn(typed));
    if (typed === "") return send("", null);
    // What comes at once has ended.
    if (typed.length - text.length >= PASTED && findLikelyCardNumbers(typed).length > 0) return finish(typed);
    const held = heldSearch(typed);
    setNote(held === "growing" ? "growing" : note === "cut" ? note : null);
    if (held === "growing") return;
    timer.current = setTimeout(() => finish(typed), held === "whole" ? WHOLE_MS : restMs);
  };
  const end = () => {
    if (text !== given || note === "growing") finish(text);
  };
  const leave = () => {
    if (text !== given && heldSearch(text) !== "growing") finish(text);
  };
  return { text, note, merchantId, change, end, leave };
}

const PASTED = 12;
/** A number that is a card's already may still be a longer one's beginning. */
const WHOLE_MS = 900;

"use client";

import { useEffect, useRef, useState } from "react";
import type { TableSelection } from "@/components/ui/data-table";

export interface Selection {
  table: Pick<TableSelection, "selected" | "toggle">;
  /** Of all pages that were looked at. */
  ids: readonly string[];
  /** Not only what was ticked, but all that the filter finds. */
  everything: boolean;
  selectEverything: () => void;
  clear: () => void;
}

interface Kept {
  /** Another filter is another list: what was selected under the one before is let go. */
  scope: string;
  ids: ReadonlySet<string>;
  everything: boolean;
}

/** What is selected of a list whose page shows `keys`; it outlives paging, and ends with the filter (`scope`). */
export function useSelection(scope: string, keys: readonly string[]): Selection {
  const [kept, setKept] = useState<Kept>({ scope, ids: NONE, everything: false });
  const last = useRef<string | null>(null);
  const now = kept.scope === scope ? kept : { scope, ids: NONE, everything: false };
  const shown = now.everything ? new Set([...now.ids, ...keys]) : now.ids;

  const toggle: TableSelection["toggle"] = (toggled, on, range = false) => {
    const chosen = range && toggled[0] ? between(keys, last.current, toggled[0]) : toggled;
    last.current = toggled.at(-1) ?? null;
    const ids = new Set(shown);
    for (const key of chosen) {
      if (on) ids.add(key);
      else ids.delete(key);
    }
    setKept({ scope, ids, everything: now.everything && on });
  };
  return {
    table: { selected: shown, toggle },
    ids: [...shown],
    everything: now.everything,
    selectEverything: () => setKept({ scope, ids: shown, everything: true }),
    clear: () => setKept({ scope, ids: NONE, everything: false }),
  };
}

/** `x` toggles the row that has the focus, with Shift all rows since the last one; nothing while a person types. */
export function useSelectKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof HTMLElement) || !event.target.matches("a[data-row]")) return;
      const box = event.target.closest("tr")?.querySelector("input[data-select]");
      if (!box) return;
      event.preventDefault();
      box.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }),
      );
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

const NONE: ReadonlySet<string> = new Set();

/** The keys from one to the other, both included; the other alone where the first is not on this page. */
export function between(keys: readonly string[], from: string | null, to: string): readonly string[] {
  const [start, end] = [keys.indexOf(from ?? ""), keys.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return keys.slice(Math.min(start, end), Math.max(start, end) + 1);
}

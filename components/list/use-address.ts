"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import type { Address, Change } from "./address";

type History = "push" | "replace";

/** A page's state in its address, and the ways to change it. */
export interface AddressControls<State> {
  params: State;
  set: (change: Change<State>, history?: History) => void;
  /** Goes back to the first page, as another filter is another list. `typing` leaves no step in the history. */
  filter: (change: Change<State>, typing?: boolean) => void;
  page: (cursor: string | null) => void;
  clear: () => void;
  /** Whether anything is left out of the list. */
  active: boolean;
}

/** The state of the page as its address has it. A change is seen at once; the router follows. */
export function useAddress<State>(address: Address<State>): AddressControls<State> {
  const params = address.read(new URLSearchParams(useSearch()));
  const go = (change: Readonly<Record<string, unknown>>, history: History = "push") =>
    write(address.change(location.search, change), history);
  return {
    params,
    set: go,
    filter: (change, typing = false) => go({ ...change, cursor: null }, typing ? "replace" : "push"),
    page: (cursor) => go({ cursor }),
    clear: () => go(address.none),
    active: address.filtered(params),
  };
}

/** What was written on a page ahead of the router, which learns of it in a transition, and what that may still say. */
let ahead: { path: string; search: string; passed: readonly string[] } | null = null;
const listeners = new Set<() => void>();

function useSearch(): string {
  const path = usePathname();
  const routed = useSearchParams().toString();
  const written = useSyncExternalStore(
    subscribe,
    () => ahead,
    () => null,
  );
  const hydrated = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  useEffect(() => {
    if (ahead && (ahead.search === routed || ahead.path !== path)) setAhead(null);
  }, [path, routed]);
  // A part that wakes after the address changed begins with the one that it was written for.
  if (!hydrated && typeof document !== "undefined") return documentSearch();
  return written?.path === path && written.passed.includes(routed) ? written.search : routed;
}

function write(search: string, history: History): void {
  const here = canonical(location.search);
  if (canonical(search) === here) return;
  const path = location.pathname;
  const place = path + (search === "" ? "" : `?${search}`) + location.hash;
  const passed = [...(ahead?.path === path ? ahead.passed : []), here];
  window.history[history === "push" ? "pushState" : "replaceState"](null, "", place);
  setAhead({ path, search: canonical(search), passed });
}

/** The query of the document as the server wrote it, whatever the address became since. */
function documentSearch(): string {
  const [entry] = performance.getEntriesByType("navigation");
  return canonical(new URL(entry?.name ?? location.href).search);
}

const canonical = (search: string) => new URLSearchParams(search).toString();

function setAhead(next: typeof ahead): void {
  ahead = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", forget, { capture: true });
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", forget, { capture: true });
  };
}

/** Whoever steps back means what stands there now; heard before the router shows it. */
const forget = () => setAhead(null);

"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/** Inside a box that scrolls: whoever comes back to the page in the browser's history finds the box as it was left. */
export function KeepScroll() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const box = mark.current?.parentElement;
    if (!box) return;
    const { href } = location;
    const wanted = cameBackTo(href) ? places().get(href) : undefined;
    const stop = wanted ? restore(box, wanted) : undefined;
    const keep = () => keepPlace(href, box.scrollTop);
    // Rows are there before this script is: whoever scrolled in between has a place already.
    if (!wanted && box.scrollTop > 0) keep();
    box.addEventListener("scroll", keep, { passive: true });
    return () => {
      stop?.();
      box.removeEventListener("scroll", keep);
    };
  }, []);
  useEffect(watchHistory, []);
  return <span ref={mark} hidden />;
}

/** Rows may come after the box; a person who scrolls by himself is left alone. */
function restore(box: HTMLElement, top: number): () => void {
  const observer = new ResizeObserver(() => {
    box.scrollTop = top;
    if (Math.abs(box.scrollTop - top) < 2) stop();
  });
  const stop = () => {
    observer.disconnect();
    box.removeEventListener("wheel", stop);
    box.removeEventListener("keydown", stop);
  };
  box.scrollTop = top;
  for (const content of box.children) observer.observe(content);
  box.addEventListener("wheel", stop, { passive: true });
  box.addEventListener("keydown", stop);
  return stop;
}

const KEY = "list-places";
const MOST = 50;
/** A list that is shown later than this after the step back was opened in another way. */
const SOON_MS = 10_000;
let back: { href: string; at: number } | null = null;
let watching = false;

function watchHistory(): void {
  if (watching) return;
  watching = true;
  // In the capture phase: the router's own listener shows the page at once, between one listener and the next.
  const note = () => {
    back = { href: location.href, at: performance.now() };
  };
  window.addEventListener("popstate", note, { capture: true });
}

function cameBackTo(href: string): boolean {
  if (watching) return back?.href === href && performance.now() - back.at < SOON_MS;
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && entry.type !== "navigate";
}

/** By address; written down for a page that is left altogether. */
let known: Map<string, number> | undefined;

function places(): Map<string, number> {
  known ??= readPlaces();
  return known;
}

function readPlaces(): Map<string, number> {
  window.addEventListener("pagehide", () => {
    sessionStorage.setItem(KEY, JSON.stringify([...places()].slice(-MOST)));
  });
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return new Map(Array.isArray(kept) ? kept : []);
  } catch {
    return new Map();
  }
}

function keepPlace(href: string, top: number): void {
  places().delete(href);
  places().set(href, top);
}

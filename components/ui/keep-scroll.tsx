"use client";

import { useLayoutEffect, useRef } from "react";

/** Inside a box that scrolls: whoever comes back to the page in the browser's history finds the box as it was left. */
export function KeepScroll() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const box = mark.current?.parentElement;
    if (!box) return;
    const wanted = places().get(entry());
    const stop = wanted ? restore(box, wanted) : undefined;
    const keep = () => keepPlace(entry(), box.scrollTop);
    // Rows are there before this script is: whoever scrolled in between has a place already.
    if (!wanted && box.scrollTop > 0) keep();
    box.addEventListener("scroll", keep, { passive: true });
    return () => {
      stop?.();
      box.removeEventListener("scroll", keep);
    };
  }, []);
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

/**
 * Which step of the browser's history this is: the same when one comes back to it, another for a link to the same list.
 * A browser that cannot tell begins at the top.
 */
function entry(): string {
  return window.navigation?.currentEntry?.key ?? "";
}

/** By step; written down for a page that is left altogether. */
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

function keepPlace(step: string, top: number): void {
  places().delete(step);
  if (step !== "") places().set(step, top);
}

"use client";

import { useEffect, useEffectEvent } from "react";

/** `c` claims the row that has the focus, or the challenge that is open; not while a person types. */
export function useDeskKeys(claim: (challengeId: string) => void, openId: string | null): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "c" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable=true]"))
      return;
    const row = target instanceof HTMLAnchorElement && target.dataset.row !== undefined ? target : null;
    const id = row ? new URL(row.href).searchParams.get("challenge") : openId;
    if (!id) return;
    event.preventDefault();
    claim(id);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

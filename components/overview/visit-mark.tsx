"use client";

import { useEffect } from "react";
import { markVisitAction } from "@/lib/overview/actions";

/** Keeps that somebody looks at the overview: when it opens, comes back into sight, or is left. */
export function VisitMark() {
  useEffect(() => {
    const mark = () => void markVisitAction().catch(() => undefined);
    if (!document.hidden) mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, []);
  return null;
}

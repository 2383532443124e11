"use client";

import { useLayoutEffect, useRef } from "react";
import { restorePlace } from "./kept-places";

/** Inside a box that scrolls: whoever comes back to the page in the browser's history finds the box as it was left. */
export function KeepScroll() {
  const mark = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const box = mark.current?.parentElement;
    return box ? restorePlace(box) : undefined;
  }, []);
  return <span ref={mark} hidden />;
}

"use client";

import { useEffect } from "react";
import { keepFocus } from "./keep-focus";

/** Lets no removed, disabled or hidden control drop the keyboard's place on the page. */
export function FocusLayer() {
  useEffect(keepFocus, []);
  return null;
}

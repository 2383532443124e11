"use client";

import { useState } from "react";
import { setPreferenceCookie } from "./preference-cookie";
import { formatTablePreferences, type TablePreferences, tablePreferencesCookie } from "./table-preferences";

/** A table's columns and density; `initial` is what the page read from the cookie, and every change goes back there. */
export function useTablePreferences(
  table: string,
  initial: TablePreferences,
): [TablePreferences, (next: TablePreferences) => void] {
  const [preferences, setPreferences] = useState(initial);
  const change = (next: TablePreferences) => {
    setPreferences(next);
    setPreferenceCookie(tablePreferencesCookie(table), formatTablePreferences(next));
  };
  return [preferences, change];
}

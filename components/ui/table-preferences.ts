import type { TableDensity } from "./table-column";

export interface TablePreferences {
  hidden: readonly string[];
  density: TableDensity;
}

/** The cookie that holds a table's preferences; a cookie, so that the server renders the chosen columns at once. */
export function tablePreferencesCookie(table: string): string {
  return `table-${table}`;
}

/** Takes the cookie's value ("compact.holder.created"); gives the preferences, or the fallback for what is unreadable. */
export function parseTablePreferences(
  value: string | undefined,
  fallback: TablePreferences,
): TablePreferences {
  const [density, ...hidden] = (value ?? "").split(".");
  if (density !== "compact" && density !== "comfortable") return fallback;
  return { density, hidden: hidden.filter((id) => /^[\w-]{1,40}$/.test(id)) };
}

export function formatTablePreferences({ density, hidden }: TablePreferences): string {
  return [density, ...hidden].join(".");
}

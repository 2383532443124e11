/** The lists that can have saved views. */
export const VIEW_NOUNS = ["transactions", "cards"] as const;
export type ViewNoun = (typeof VIEW_NOUNS)[number];

export const VIEW_NAME_MAX = 60;

/** Periods that move with the calendar, counted in the viewer's zone. */
export const PERIODS = ["today", "yesterday", "last7", "month"] as const;
export type Period = (typeof PERIODS)[number];

/** Stands in the address for a list without any view, where a default would else be taken. */
export const ALL = "all";

/** A list's state in the one spelling that is stored and compared: names sorted, empty ones and those of `leaveOut` left out. */
export function canonicalQuery(search: string, leaveOut: readonly string[] = []): string {
  const given = [...new URLSearchParams(search)].filter(
    ([name, value]) => value !== "" && !leaveOut.includes(name),
  );
  const params = new URLSearchParams(given);
  params.sort();
  return params.toString();
}

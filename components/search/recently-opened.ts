import type { Thing } from "@/lib/search/schema";

const KEY = "recently-opened";
const MOST = 8;

/** What this person opened in this tab, newest first: ids, nothing else. Another person's are forgotten. */
export function recentlyOpened(person: string): Thing[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return kept?.person === person && Array.isArray(kept.things) ? kept.things : [];
  } catch {
    return [];
  }
}

export function rememberOpened(person: string, thing: Thing): void {
  const others = recentlyOpened(person).filter(({ kind, id }) => kind !== thing.kind || id !== thing.id);
  sessionStorage.setItem(KEY, JSON.stringify({ person, things: [thing, ...others].slice(0, MOST) }));
}

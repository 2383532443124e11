import type { Thing, ThingKind } from "@/lib/search/schema";

/** The thing that an address is the page of. */
export function thingAt(pathname: string): Thing | null {
  const [, kind = "", id = "", more] = pathname.split("/");
  if (!isKind(kind) || id === "" || more !== undefined) return null;
  return { kind, id: decodeURIComponent(id) };
}

/** Where a thing is shown; a person without a page of their own: their cards. */
export function thingHref({ kind, id }: Thing, pages: readonly string[], cardId?: string): string {
  const name = encodeURIComponent(id);
  if (kind === "users" && !pages.includes("users")) return `/cards?holder=${name}`;
  if (kind === "transactions" && !pages.includes("transactions") && cardId !== undefined) {
    return `/cards/${encodeURIComponent(cardId)}`;
  }
  return `/${kind}/${name}`;
}

function isKind(text: string): text is ThingKind {
  return text === "cards" || text === "users" || text === "transactions";
}
